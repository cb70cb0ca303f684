package dev.formwork.templates.lint;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
import dev.formwork.templates.rendering.SkeletonException;
import dev.formwork.templates.rendering.SkeletonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that steps fetch from the template are there, and skeletons render. */
final class SkeletonRule implements Rule {

  private static final Set<String> FOLDERS = Set.of("fetch:template", "fetch:plain");
  private static final Set<String> FILES = Set.of("fetch:template:file", "fetch:plain:file");

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.steps()) {
      String url = Content.text(step.input().get("url"));
      boolean isFolder = FOLDERS.contains(String.valueOf(step.action()));
      if (url == null
          || Content.isTemplate(url)
          || url.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
          || (!isFolder && !FILES.contains(String.valueOf(step.action())))) {
        continue;
      }
      Path path = found(step, url, isFolder, subject, findings);
      if (path != null && "fetch:template".equals(step.action())) {
        skeleton(step, path, relative(path, subject), subject, findings);
      } else if (path != null && "fetch:template:file".equals(step.action())) {
        single(step, path, subject, findings);
      }
    }
  }

  private static @Nullable Path found(
      Step step, String url, boolean isFolder, Subject subject, Findings findings) {
    Path path = subject.directory().resolve(url.replaceFirst("^\\./+", "")).normalize();
    boolean inside = path.startsWith(subject.directory());
    if (inside && (isFolder ? Files.isDirectory(path) : Files.isRegularFile(path))) {
      return path;
    }
    findings.add(
        Severity.ERROR,
        "missing-files",
        step.pointer("input") + "/url",
        inside
            ? "The template has no %s '%s'. Correct the path, which is relative to the template's own file."
                .formatted(isFolder ? "folder" : "file", url)
            : "'%s' leads out of the template's own folder, which runs do not have. Move the files into it."
                .formatted(url));
    return null;
  }

  /** The path of a folder in front of what is in it; empty for the template's own. */
  private static String relative(Path folder, Subject subject) {
    String path = subject.directory().relativize(folder).toString().replace('\\', '/');
    return path.isEmpty() ? "" : path + "/";
  }

  /** A single file is a skeleton that holds nothing else. */
  private static void single(Step step, Path file, Subject subject, Findings findings) {
    try {
      Path folder = Files.createTempDirectory("formwork-lint-");
      Path copy = Files.copy(file, folder.resolve(file.getFileName()));
      try {
        Path parent = Objects.requireNonNull(file.getParent());
        skeleton(step, folder, relative(parent, subject), subject, findings);
      } finally {
        Files.delete(copy);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
  }

  private static void skeleton(
      Step step, Path folder, String prefix, Subject subject, Findings findings) {
    Path partials = subject.directory().resolve("partials");
    Skeleton skeleton =
        new Skeleton(
            folder, Files.isDirectory(partials) ? partials : null, step.input(), subject.hosts());
    String conflict = skeleton.conflict();
    if (conflict != null) {
      findings.add(Severity.ERROR, "wrong-input", step.pointer("input"), conflict);
      return;
    }
    try {
      if (!subject.directory().equals(folder)) {
        skeleton.show(new SkeletonTexts(step, skeleton, prefix, findings));
      }
      for (Samples samples : Samples.of(subject)) {
        render(step, skeleton, prefix, samples, subject, findings);
      }
    } catch (IllegalArgumentException broken) {
      findings.add(
          Severity.ERROR, "skeleton", step.pointer("input"), String.valueOf(broken.getMessage()));
    }
  }

  private static void render(
      Step step,
      Skeleton skeleton,
      String prefix,
      Samples samples,
      Subject subject,
      Findings findings) {
    ValueRenderer renderer = ValueRenderer.create(subject.hosts());
    Samples turned = samples.turn(value(renderer, step.entries().get("each"), samples));
    if (isSkipped(value(renderer, step.entries().get("if"), turned))) {
      return;
    }
    Object values = value(renderer, step.input().getOrDefault("values", Map.of()), turned);
    try {
      skeleton.render(Content.map(values));
    } catch (SkeletonException e) {
      for (SkeletonFault fault : e.faults()) {
        String message = inOurWords(fault.message());
        String path = prefix + fault.file();
        if (!findings.hasAt(path, fault.line(), fault.column())) {
          findings.addInFile(
              Severity.ERROR,
              "skeleton",
              path,
              fault.line(),
              fault.column(),
              "%s (Rendered with %s.)".formatted(message, samples.name()));
        }
      }
    }
  }

  private static String inOurWords(String message) {
    return message
        .replaceFirst("^Line \\d+, column \\d+(, near '.*?')?: ", "")
        .replace("copyWithoutRendering", "copyWithoutTemplating");
  }

  private static @Nullable Object value(
      ValueRenderer renderer, @Nullable Object tree, Samples samples) {
    Rendering rendering = renderer.render(tree, samples.variables(), new StatusFunctions(false));
    return rendering.isUndefined() ? null : rendering.value();
  }

  private static boolean isSkipped(@Nullable Object condition) {
    return Boolean.FALSE.equals(condition) || "".equals(condition) || List.of().equals(condition);
  }
}
