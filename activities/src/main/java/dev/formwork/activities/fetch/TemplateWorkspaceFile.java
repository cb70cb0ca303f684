package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.templates.expression.TextRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Renders one file of the workspace to another place in it.")
final class TemplateWorkspaceFile implements Action<TemplateWorkspaceFile.Input, NoOutput> {

  record Input(
      @Doc("The file of the workspace that is rendered, such as `ci.yaml.njk`.")
          @Shape("{\"minLength\": 1}")
          String sourcePath,
      @Doc("Path of the rendered file in the workspace, such as `ci.yaml`.")
          @Shape("{\"minLength\": 1}")
          String targetPath,
      @Doc("What the file sees as `values`.") @Default("{}") Map<String, Object> values,
      @Doc("Whether the file was written for cookiecutter.") @Default("false")
          boolean cookiecutterCompat,
      @Doc("Whether a file that the workspace has already is replaced.") @Default("false")
          boolean replace) {}

  private final NunjucksFiles files;

  TemplateWorkspaceFile(NunjucksFiles files) {
    this.files = files;
  }

  @Override
  public String id() {
    return "workspace:template:file";
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
    files.renderFile(
        () -> content(input.sourcePath(), step),
        new NunjucksFiles.Place(input.sourcePath(), "sourcePath", input.targetPath()),
        input.values(),
        new TextRenderer.Options(false, false, input.cookiecutterCompat()),
        input.replace(),
        step);
    return new NoOutput();
  }

  private static byte[] content(String sourcePath, StepContext step) {
    Path source = step.workspace().resolve(sourcePath, "sourcePath");
    if (!Files.isRegularFile(source)) {
      throw new InvalidInput(
          "There is no file '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(sourcePath));
    }
    try {
      return Files.readAllBytes(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
