package dev.formwork.templates.lint;

import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.rendering.Delimiters;
import dev.formwork.templates.rendering.RenderLimits;
import dev.formwork.templates.rendering.SkeletonException;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import dev.formwork.templates.rendering.TextEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that a step renders, and how the step's input says to render it. */
final class Skeleton {

  /** Less than a run may take: someone waits for the answer. */
  private static final RenderLimits LIMITS =
      new RenderLimits(
          10_000,
          256L << 20,
          64L << 20,
          2L << 20,
          64L << 20,
          64,
          1_000_000,
          Duration.ofSeconds(10));

  private final Path folder;
  private final @Nullable Path partials;
  private final Map<String, Object> input;
  private final Map<String, String> hosts;

  Skeleton(
      Path folder, @Nullable Path partials, Map<String, Object> input, Map<String, String> hosts) {
    this.folder = folder;
    this.partials = partials;
    this.input = input;
    this.hosts = hosts;
  }

  boolean isHandlebars() {
    return "handlebars".equals(input.get("engine"));
  }

  TextRenderer.Options language() {
    return new TextRenderer.Options(is("trimBlocks"), is("lstripBlocks"), is("cookiecutterCompat"));
  }

  private boolean is(String key) {
    return Boolean.TRUE.equals(input.get(key));
  }

  /** Which of its inputs cannot stand together, in a sentence; null when all can. */
  @Nullable String conflict() {
    boolean copies = !Content.list(input.get("copyWithoutTemplating")).isEmpty();
    if (ending() != null && (copies || is("cookiecutterCompat"))) {
      return "'templateFileExtension' cannot be combined with copyWithoutTemplating or cookiecutterCompat. Leave one of them out.";
    }
    if (isHandlebars() && (is("cookiecutterCompat") || is("trimBlocks") || is("lstripBlocks"))) {
      return "Handlebars knows no cookiecutterCompat, trimBlocks or lstripBlocks. Leave them out.";
    }
    return !isHandlebars() && input.containsKey("delimiters")
        ? "Only Handlebars knows other delimiters. Set engine: handlebars or leave them out."
        : null;
  }

  /** Shows every name and text that is rendered to the engine. */
  void show(TextEngine engine) throws SkeletonException {
    render(SkeletonRenderer.of(engine), Map.of());
  }

  /** Renders all of it and throws the result away. */
  void render(Map<String, Object> values) throws SkeletonException {
    render(
        isHandlebars()
            ? SkeletonRenderer.handlebars()
            : SkeletonRenderer.nunjucks(hosts, language()),
        values);
  }

  private void render(SkeletonRenderer renderer, Map<String, Object> values) {
    try {
      Path scratch = Files.createTempDirectory("formwork-lint-");
      try {
        renderer.render(folder, scratch.resolve("rendered"), options(values));
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SkeletonOptions options(Map<String, Object> values) {
    SkeletonOptions options =
        SkeletonOptions.of(values)
            .withCopyWithoutRendering(
                Content.list(input.get("copyWithoutTemplating")).stream()
                    .map(String::valueOf)
                    .toList())
            .withTemplateFileExtension(ending())
            .withPartials(partials)
            .withLimits(LIMITS);
    Map<String, Object> marks = Content.map(input.get("delimiters"));
    return marks.get("start") instanceof String start && marks.get("end") instanceof String end
        ? options.withDelimiters(new Delimiters(start, end))
        : options;
  }

  private @Nullable String ending() {
    Object ending = input.get("templateFileExtension");
    if (ending instanceof String text && !text.isEmpty()) {
      return text.startsWith(".") ? text : "." + text;
    }
    return Boolean.TRUE.equals(ending) ? isHandlebars() ? ".hbs" : ".njk" : null;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(directory)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
