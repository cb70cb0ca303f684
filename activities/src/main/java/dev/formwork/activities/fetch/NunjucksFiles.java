package dev.formwork.activities.fetch;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.templates.expression.ExpressionException;
import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.rendering.RenderReport;
import dev.formwork.templates.rendering.SkeletonException;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Renders skeletons and single files in Backstage's language. */
final class NunjucksFiles {

  private final Map<String, String> hosts;

  NunjucksFiles(Map<String, String> hosts) {
    this.hosts = hosts;
  }

  SkeletonRenderer renderer(TextRenderer.Options options) {
    return SkeletonRenderer.nunjucks(hosts, options);
  }

  /** Renders a skeleton into the workspace and tells what it did. */
  static void render(
      SkeletonRenderer renderer,
      Path source,
      Place place,
      SkeletonOptions options,
      StepContext step) {
    try {
      Path target = step.workspace().resolve(place.targetPath(), "targetPath");
      tell(renderer.render(source, target, options), place, step);
    } catch (SkeletonException e) {
      throw new InvalidInput(
          "The skeleton %s cannot be rendered (input: %s):\n%s"
              .formatted(place.source(), place.input(), inOurWords(e)),
          e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          String.valueOf(e.getMessage()).replace("copyWithoutRendering", "copyWithoutTemplating"),
          e);
    }
  }

  /**
   * From where to where, as the user wrote it.
   *
   * @param input the input that names the source
   */
  record Place(String source, String input, String targetPath) {}

  private static void tell(RenderReport report, Place place, StepContext step) {
    step.log()
        .info(
            "Rendered %d files from %s to %s."
                .formatted(report.written().size(), place.source(), place.targetPath()));
    if (!report.skipped().isEmpty()) {
      step.log().info("Left out: %s.".formatted(String.join(", ", report.skipped())));
    }
    report.warnings().forEach(step.log()::warn);
  }

  private static String inOurWords(SkeletonException failure) {
    return String.valueOf(failure.getMessage())
        .replace("copyWithoutRendering", "copyWithoutTemplating");
  }

  /**
   * Renders one file to a path of the workspace, whose name is not rendered. What is there already
   * stays unless it is to be replaced; the source is not even read then.
   */
  void renderFile(
      Supplier<byte[]> source,
      Place place,
      Map<String, Object> values,
      TextRenderer.Options options,
      boolean replace,
      StepContext step) {
    Path target = step.workspace().resolve(place.targetPath(), "targetPath");
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !replace) {
      step.log().info("%s is there already and is not replaced.".formatted(place.targetPath()));
      return;
    }
    if (Files.isDirectory(target)) {
      throw new InvalidInput(
          "'%s' is a folder of the workspace (input: targetPath). Choose a path for a file."
              .formatted(place.targetPath()));
    }
    write(target, rendered(source.get(), place, values, options));
    step.log().info("Rendered %s to %s.".formatted(place.source(), place.targetPath()));
  }

  private String rendered(
      byte[] content, Place place, Map<String, Object> values, TextRenderer.Options options) {
    String text = new String(content, StandardCharsets.UTF_8);
    try {
      return TextRenderer.create(hosts, options)
          .render(text, Map.of(options.cookiecutter() ? "cookiecutter" : "values", values));
    } catch (ExpressionException e) {
      throw new InvalidInput(
          "The file %s cannot be rendered (input: %s). %s"
              .formatted(place.source(), place.input(), e.getMessage()),
          e);
    }
  }

  private static void write(Path target, String text) {
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
