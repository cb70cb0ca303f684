package dev.formwork.activities.fs;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

@Doc("Writes a text file into the workspace.")
final class WriteFile implements Action<WriteFile.Input, NoOutput> {

  record Input(
      @Doc("Path of the file, such as `deploy/run.sh`. Folders are made when they are missing.")
          String path,
      @Doc("The text of the file.") String content,
      @Doc("Whether a file that is there already is replaced.") @Default("true") boolean overwrite,
      @Doc("Whether the file can be run as a program.") @Default("false") boolean executable) {}

  @Override
  public String id() {
    return "fs:write";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public NoOutput run(Input input, StepContext step) {
    Path file = step.workspace().resolve(input.path(), "path");
    if (Files.isDirectory(file)) {
      throw new InvalidInput(
          "'%s' is a folder of the workspace (input: path). Choose a path for a file."
              .formatted(input.path()));
    }
    if (!input.overwrite() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInput(
          "File '%s' exists already (input: path). Choose another path or set overwrite: true."
              .formatted(input.path()));
    }
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.deleteIfExists(file);
      Files.writeString(file, input.content());
      if (input.executable()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log().info("Wrote %s.".formatted(input.path()));
    return new NoOutput();
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
