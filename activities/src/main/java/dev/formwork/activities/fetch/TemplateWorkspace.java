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
import dev.formwork.templates.rendering.SkeletonOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Renders a folder of the workspace, names and contents, to another place in it.")
final class TemplateWorkspace implements Action<TemplateWorkspace.Input, NoOutput> {

  record Input(
      @Doc("The folder of the workspace that is rendered, such as `skeleton`.")
          @Shape("{\"minLength\": 1}")
          String sourcePath,
      @Doc("Folder of the workspace that receives the files; not within `sourcePath`.")
          @Shape("{\"minLength\": 1}")
          String targetPath,
      @Doc(
              "Patterns of files whose contents are copied as they are; their names are rendered. May be empty.")
          List<String> copyWithoutTemplating,
      @Doc("What the files see as `values`.") @Default("{}") Map<String, Object> values,
      @Doc("Whether the skeleton was written for cookiecutter.") @Default("false")
          boolean cookiecutterCompat,
      @Doc(
              "Ending of the files that are rendered, which they lose, such as `.njk`; `true` is `.njk`. All files are rendered when left out.")
          @Shape("{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"boolean\"}]}")
          @Nullable Object templateFileExtension,
      @Doc("Whether files that the workspace has already are replaced.") @Default("false")
          boolean replace) {}

  private final NunjucksFiles files;

  TemplateWorkspace(NunjucksFiles files) {
    this.files = files;
  }

  @Override
  public String id() {
    return "workspace:template";
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
    TemplateEnding.check(
        input.templateFileExtension(), input.copyWithoutTemplating(), input.cookiecutterCompat());
    Path source = source(input, step);
    SkeletonOptions options =
        SkeletonOptions.of(input.values())
            .withCopyWithoutRendering(input.copyWithoutTemplating())
            .withReplace(input.replace())
            .withTemplateFileExtension(TemplateEnding.of(input.templateFileExtension(), ".njk"));
    NunjucksFiles.render(
        files.renderer(new TextRenderer.Options(false, false, input.cookiecutterCompat())),
        source,
        new NunjucksFiles.Place(input.sourcePath(), "sourcePath", input.targetPath()),
        options,
        step);
    return new NoOutput();
  }

  private static Path source(Input input, StepContext step) {
    Path source = step.workspace().resolve(input.sourcePath(), "sourcePath");
    Path target = step.workspace().resolve(input.targetPath(), "targetPath");
    if (!Files.isDirectory(source)) {
      throw new InvalidInput(
          "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(input.sourcePath()));
    }
    if (real(target).startsWith(real(source))) {
      throw new InvalidInput(
          "'%s' lies within '%s', the folder that is rendered (input: targetPath). Choose a place outside of it."
              .formatted(input.targetPath(), input.sourcePath()));
    }
    return source;
  }

  /** The path without links, whether its end exists or not. */
  private static Path real(Path path) {
    try {
      Path parent = path.getParent();
      return Files.exists(path) || parent == null
          ? path.toRealPath()
          : real(parent).resolve(path.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
