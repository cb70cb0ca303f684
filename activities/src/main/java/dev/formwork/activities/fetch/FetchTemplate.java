package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.fetch.FetchTemplateInput.Engine;
import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.rendering.Delimiters;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Renders a skeleton, names and contents, into the workspace.")
final class FetchTemplate implements Action<FetchTemplateInput, NoOutput> {

  private static final SkeletonRenderer HANDLEBARS = SkeletonRenderer.handlebars();

  private final Sources sources;
  private final NunjucksFiles files;

  FetchTemplate(Sources sources, NunjucksFiles files) {
    this.sources = sources;
    this.files = files;
  }

  @Override
  public String id() {
    return "fetch:template";
  }

  @Override
  public Class<FetchTemplateInput> inputType() {
    return FetchTemplateInput.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofMinutes(30))
        .withDryRun();
  }

  @Override
  public NoOutput run(FetchTemplateInput input, StepContext step) {
    check(input);
    step.workspace().resolve(input.targetPath(), "targetPath");
    try (Sources.Found source = sources.tree(input.url(), input.token(), step)) {
      NunjucksFiles.render(
          renderer(input),
          source.directory(),
          new NunjucksFiles.Place(input.url(), "url", input.targetPath()),
          options(input).withPartials(source.partials()),
          step);
    }
    return new NoOutput();
  }

  private static void check(FetchTemplateInput input) {
    TemplateEnding.check(
        input.templateFileExtension(), input.copyWithoutTemplating(), input.cookiecutterCompat());
    boolean nunjucks = input.engine() == Engine.NUNJUCKS;
    if (nunjucks && input.delimiters() != null) {
      throw new InvalidInput(
          "Only Handlebars knows other delimiters (input: delimiters). Set engine: handlebars or leave them out.");
    }
    if (!nunjucks && (input.cookiecutterCompat() || input.trimBlocks() || input.lstripBlocks())) {
      throw new InvalidInput(
          "Handlebars knows no cookiecutterCompat, trimBlocks or lstripBlocks (input: engine). Leave them out.");
    }
  }

  private SkeletonRenderer renderer(FetchTemplateInput input) {
    if (input.engine() == Engine.HANDLEBARS) {
      return HANDLEBARS;
    }
    return files.renderer(
        new TextRenderer.Options(
            input.trimBlocks(), input.lstripBlocks(), input.cookiecutterCompat()));
  }

  private static SkeletonOptions options(FetchTemplateInput input) {
    SkeletonOptions options =
        SkeletonOptions.of(input.values())
            .withCopyWithoutRendering(input.copyWithoutTemplating())
            .withReplace(input.replace())
            .withTemplateFileExtension(
                TemplateEnding.of(
                    input.templateFileExtension(),
                    input.engine() == Engine.HANDLEBARS ? ".hbs" : ".njk"));
    FetchTemplateInput.Marks marks = input.delimiters();
    return marks == null ? options : options.withDelimiters(delimiters(marks));
  }

  private static Delimiters delimiters(FetchTemplateInput.Marks marks) {
    try {
      return new Delimiters(marks.start(), marks.end());
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(String.valueOf(e.getMessage()), e);
    }
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(FetchTemplateInput input, @Nullable NoOutput output, StepContext step) {}
}
