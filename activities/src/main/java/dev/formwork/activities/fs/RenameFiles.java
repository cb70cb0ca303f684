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
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Moves or renames files and directories of the workspace.")
final class RenameFiles implements Action<RenameFiles.Input, NoOutput> {

  record Input(@Doc("The moves, made one after the other.") List<Move> files) {}

  record Move(
      @Doc("Path of the file or directory now, such as `src/App.java`.") String from,
      @Doc("Path that it is to have, such as `src/Payments.java`.") String to,
      @Doc("Whether a file that has this path already is replaced.") @Default("false")
          boolean overwrite) {}

  @Override
  public String id() {
    return "fs:rename";
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
    for (int i = 0; i < input.files().size(); i++) {
      move(input.files().get(i), "files[%d]".formatted(i), step);
    }
    return new NoOutput();
  }

  private static void move(Move move, String input, StepContext step) {
    Path from = step.workspace().resolve(move.from(), input + ".from");
    Path to = step.workspace().resolve(move.to(), input + ".to");
    check(move, from, to, input, step.workspace().root());
    try {
      Path parent = to.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
        Directories.delete(to);
      }
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log().info("Moved %s to %s.".formatted(move.from(), move.to()));
  }

  private static void check(Move move, Path from, Path to, String input, Path root) {
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInput(
          "There is no '%s' in the workspace (input: %s.from). Correct the path."
              .formatted(move.from(), input));
    }
    if (from.equals(to) || to.startsWith(from) || from.equals(root)) {
      throw new InvalidInput(
          "'%s' cannot be moved to '%s' (input: %s.to). Use a path outside of it."
              .formatted(move.from(), move.to(), input));
    }
    if (!move.overwrite() && Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInput(
          "'%s' exists already (input: %s.to). Choose another path or set overwrite: true."
              .formatted(move.to(), input));
    }
    if (to.equals(root) || from.startsWith(to)) {
      throw new InvalidInput(
          "'%s' holds '%s' and cannot be replaced by it (input: %s.to). Choose another path."
              .formatted(move.to(), move.from(), input));
    }
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
