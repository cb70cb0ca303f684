package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

@Doc("Copies one file into the workspace as it is; a file that is there already is replaced.")
final class FetchPlainFile implements Action<FetchPlainFile.Input, NoOutput> {

  record Input(
      @Doc("A file of the template, such as `./LICENSE`, or the address of a file in a repository.")
          @Shape("{\"minLength\": 1}")
          String url,
      @Doc("Path of the file in the workspace, such as `LICENSE`.") @Shape("{\"minLength\": 1}")
          String targetPath,
      @Doc("Token for reading the file, in place of the configured one.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[url=%s, targetPath=%s]".formatted(url, targetPath);
    }
  }

  private final Sources sources;

  FetchPlainFile(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String id() {
    return "fetch:plain:file";
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
    Path target = step.workspace().resolve(input.targetPath(), "targetPath");
    if (Files.isDirectory(target)) {
      throw new InvalidInput(
          "'%s' is a folder of the workspace (input: targetPath). Choose a path for a file."
              .formatted(input.targetPath()));
    }
    byte[] content = sources.file(input.url(), input.token(), step);
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log().info("Copied %s to %s.".formatted(input.url(), input.targetPath()));
    return new NoOutput();
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
