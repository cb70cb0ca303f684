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
import dev.formwork.templates.rendering.RenderReport;
import dev.formwork.templates.rendering.SkeletonException;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Renders a skeleton, names and contents, into the workspace.")
final class FetchTemplate implements Action<FetchTemplateInput, NoOutput> {

  private static final SkeletonRenderer HANDLEBARS = SkeletonRenderer.handlebars();

  private final Sources sources;
  private final Map<String, String> hosts;

  FetchTemplate(Sources sources, Map<String, String> hosts) {
    this.sources = sources;
    this.hosts = hosts;
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
    Path target = step.workspace().resolve(input.targetPath(), "targetPath");
    Sources.Found source = sources.tree(input.url(), input.token(), step);
    try {
      SkeletonOptions options = options(input).withPartials(source.partials());
      tell(renderer(input).render(source.directory(), target, options), input, step);
    } catch (SkeletonException e) {
      throw new InvalidInput(
          "The skeleton %s cannot be rendered (input: url):\n%s"
              .formatted(input.url(), inOurWords(e)),
          e);
    }
    return new NoOutput();
  }

  private static String inOurWords(SkeletonException failure) {
    return String.valueOf(failure.getMessage())
        .replace("copyWithoutRendering", "copyWithoutTemplating");
  }

  private static void check(FetchTemplateInput input) {
    if (input.templateFileExtension() != null
        && !input.templateFileExtension().equals(false)
        && (!input.copyWithoutTemplating().isEmpty() || input.cookiecutterCompat())) {
      throw new InvalidInput(
          "An ending cannot be combined with copyWithoutTemplating or cookiecutterCompat (input: templateFileExtension). Leave one of them out.");
    }
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
    var options =
        new TextRenderer.Options(
            input.trimBlocks(), input.lstripBlocks(), input.cookiecutterCompat());
    return SkeletonRenderer.nunjucks(hosts, options);
  }

  private static SkeletonOptions options(FetchTemplateInput input) {
    SkeletonOptions options =
        SkeletonOptions.of(input.values())
            .withCopyWithoutRendering(input.copyWithoutTemplating())
            .withReplace(input.replace())
            .withTemplateFileExtension(extension(input));
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

  private static @Nullable String extension(FetchTemplateInput input) {
    Object extension = input.templateFileExtension();
    if (extension instanceof String text) {
      return text.startsWith(".") ? text : "." + text;
    }
    if (Boolean.TRUE.equals(extension)) {
      return input.engine() == Engine.HANDLEBARS ? ".hbs" : ".njk";
    }
    return null;
  }

  private static void tell(RenderReport report, FetchTemplateInput input, StepContext step) {
    step.log()
        .info(
            "Rendered %d files from %s to %s."
                .formatted(report.written().size(), input.url(), input.targetPath()));
    if (!report.skipped().isEmpty()) {
      step.log().info("Left out: %s.".formatted(String.join(", ", report.skipped())));
    }
    report.warnings().forEach(step.log()::warn);
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(FetchTemplateInput input, @Nullable NoOutput output, StepContext step) {}
}
