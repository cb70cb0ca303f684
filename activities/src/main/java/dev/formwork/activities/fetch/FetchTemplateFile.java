package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.templates.expression.TextRenderer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Renders one file into the workspace. The name it gets is not rendered.")
final class FetchTemplateFile implements Action<FetchTemplateFile.Input, NoOutput> {

  record Input(
      @Doc("A file of the template, such as `./ci.yaml`, or the address of a file in a repository.")
          @Shape("{\"minLength\": 1}")
          String url,
      @Doc("Path of the file in the workspace, such as `.github/workflows/ci.yaml`.")
          @Shape("{\"minLength\": 1}")
          String targetPath,
      @Doc("What the file sees as `values`.") @Default("{}") Map<String, Object> values,
      @Doc("Whether the file was written for cookiecutter.") @Default("false")
          boolean cookiecutterCompat,
      @Doc("Whether a file that the workspace has already is replaced.") @Default("false")
          boolean replace,
      @Doc("Whether the newline after a statement is dropped.") @Default("false")
          boolean trimBlocks,
      @Doc("Whether blanks before a statement that begins a line are dropped.") @Default("false")
          boolean lstripBlocks,
      @Doc("Token for reading the file, in place of the configured one.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[url=%s, targetPath=%s]".formatted(url, targetPath);
    }
  }

  private final Sources sources;
  private final NunjucksFiles files;

  FetchTemplateFile(Sources sources, NunjucksFiles files) {
    this.sources = sources;
    this.files = files;
  }

  @Override
  public String id() {
    return "fetch:template:file";
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
        () -> sources.file(input.url(), input.token(), step),
        new NunjucksFiles.Place(input.url(), "url", input.targetPath()),
        input.values(),
        new TextRenderer.Options(
            input.trimBlocks(), input.lstripBlocks(), input.cookiecutterCompat()),
        input.replace(),
        step);
    return new NoOutput();
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
