package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.rendering.Delimiters;
import dev.formwork.templates.rendering.RenderReport;
import dev.formwork.templates.rendering.SkeletonException;
import dev.formwork.templates.rendering.SkeletonOptions;
import dev.formwork.templates.rendering.SkeletonRenderer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** `render SKELETON --out DIR`: what `fetch:template` does, without a run. */
final class RenderCommand {

  private static final Set<String> SWITCHES =
      Set.of("replace", "cookiecutter-compat", "trim-blocks", "lstrip-blocks");
  private static final Set<String> VALUED =
      Set.of(
          "out",
          "values",
          "set",
          "engine",
          "copy-without-templating",
          "template-file-extension",
          "delimiters",
          "partials");

  private RenderCommand() {}

  static int run(List<String> words, PrintStream out) {
    Arguments arguments = Arguments.of(words, SWITCHES, VALUED);
    Path skeleton = Path.of(arguments.onlyName("one folder to render"));
    String target = arguments.value("out");
    if (target == null) {
      throw new UsageFault("Say where the files go, e.g. --out /tmp/rendered.");
    }
    if (!Files.isDirectory(skeleton)) {
      throw new UsageFault("There is no folder '%s'. Correct the path.".formatted(skeleton));
    }
    boolean handlebars = isHandlebars(arguments);
    try {
      SkeletonOptions options = options(arguments, handlebars, skeleton);
      RenderReport report =
          renderer(arguments, handlebars).render(skeleton, Path.of(target), options);
      report.warnings().forEach(warning -> out.println("warning: " + warning));
      report.skipped().forEach(name -> out.println("left out: " + name));
      int count = report.written().size();
      out.printf("Rendered %d %s to %s.%n", count, count == 1 ? "file" : "files", target);
      return 0;
    } catch (SkeletonException faults) {
      faults
          .faults()
          .forEach(
              fault ->
                  out.printf(
                      "%s%s: error: %s%n",
                      skeleton.resolve(fault.file()),
                      fault.line() == 0 ? "" : ":%d:%d".formatted(fault.line(), fault.column()),
                      inOptions(fault.message())));
      out.printf("Nothing was written to %s.%n", target);
      return 1;
    }
  }

  private static String inOptions(String message) {
    return message
        .replaceFirst("^Line \\d+, column \\d+(, near '.*?')?: ", "")
        .replace("Give it to the step (input: values)", "Give it by --values or --set")
        .replace("copyWithoutRendering", "--copy-without-templating");
  }

  private static boolean isHandlebars(Arguments arguments) {
    return switch (arguments.value("engine", "nunjucks")) {
      case "handlebars" -> {
        refuse(arguments, "handlebars", "cookiecutter-compat", "trim-blocks", "lstrip-blocks");
        yield true;
      }
      case "nunjucks" -> {
        refuse(arguments, "nunjucks", "delimiters", "partials");
        yield false;
      }
      default ->
          throw new UsageFault(
              "Engine '%s' is not known (--engine). Use nunjucks or handlebars."
                  .formatted(arguments.value("engine")));
    };
  }

  private static void refuse(Arguments arguments, String engine, String... options) {
    for (String option : options) {
      if (arguments.has(option)) {
        throw new UsageFault(
            "--%s has no meaning for --engine %s. Leave one of them out."
                .formatted(option, engine));
      }
    }
  }

  private static SkeletonRenderer renderer(Arguments arguments, boolean handlebars) {
    return handlebars
        ? SkeletonRenderer.handlebars()
        : SkeletonRenderer.nunjucks(
            Workbench.HOSTS,
            new TextRenderer.Options(
                arguments.has("trim-blocks"),
                arguments.has("lstrip-blocks"),
                arguments.has("cookiecutter-compat")));
  }

  private static SkeletonOptions options(Arguments arguments, boolean handlebars, Path skeleton) {
    SkeletonOptions options =
        SkeletonOptions.of(Answers.of(arguments).values())
            .withCopyWithoutRendering(arguments.values("copy-without-templating"))
            .withReplace(arguments.has("replace"))
            .withTemplateFileExtension(
                ending(arguments.value("template-file-extension"), handlebars))
            .withPartials(partials(arguments, handlebars, skeleton));
    String marks = arguments.value("delimiters");
    if (marks == null) {
      return options;
    }
    String[] both = marks.split(",", -1);
    if (both.length != 2) {
      throw new UsageFault(
          "'%s' are not two marks (--delimiters). Write e.g. --delimiters [[,]].".formatted(marks));
    }
    try {
      return options.withDelimiters(new Delimiters(both[0], both[1]));
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable String ending(@Nullable String given, boolean handlebars) {
    if (given == null || given.equals("true")) {
      return given == null ? null : handlebars ? ".hbs" : ".njk";
    }
    return given.startsWith(".") ? given : "." + given;
  }

  /** Where a template keeps them, unless another folder is named. */
  private static @Nullable Path partials(Arguments arguments, boolean handlebars, Path skeleton) {
    String given = arguments.value("partials");
    if (given != null) {
      return Path.of(given);
    }
    Path usual = skeleton.toAbsolutePath().normalize().resolveSibling("partials");
    return handlebars && Files.isDirectory(usual) ? usual : null;
  }
}
