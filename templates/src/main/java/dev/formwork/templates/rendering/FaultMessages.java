package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what goes wrong within one text into faults that a template's author can act on. */
final class FaultMessages {

  private static final int MAX_NAMES = 12;

  private final String fileName;
  private final String source;
  private final Map<String, String> partials;
  private final Map<String, Object> root;
  private final Delimiters delimiters;

  FaultMessages(
      String fileName,
      String source,
      Map<String, String> partials,
      Map<String, Object> root,
      Delimiters delimiters) {
    this.fileName = fileName;
    this.source = source;
    this.partials = partials;
    this.root = root;
    this.delimiters = delimiters;
  }

  SkeletonFault fault(TagFault fault) {
    TagFault.Position where = fault.position();
    if (where == null) {
      return new SkeletonFault(fileName, 0, 0, fault.getMessage());
    }
    return new SkeletonFault(
        file(where.file()), where.line(), where.column(), message(fault, where));
  }

  SkeletonFault fault(HandlebarsException exception) {
    TagFault fault = causeOf(exception);
    HandlebarsError error = exception.getError();
    if (error == null) {
      return fault == null
          ? new SkeletonFault(fileName, 0, 0, firstLine(exception.getMessage()))
          : fault(fault);
    }
    if (fault == null) {
      return new SkeletonFault(
          file(error.filename), error.line, error.column + 1, syntax(error.reason));
    }
    return fault(
        fault.at(
            new TagFault.Position(error.filename, error.line, error.column + 1, tagAt(error))));
  }

  private static @Nullable TagFault causeOf(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof TagFault fault) {
        return fault;
      }
    }
    return null;
  }

  private String file(String name) {
    return name.equals(HandlebarsDialect.MAIN) ? fileName : name;
  }

  private String message(TagFault fault, TagFault.Position where) {
    if (!fault.isAboutMissingValue()) {
      return fault.getMessage();
    }
    String name = fault.missingName(where.text());
    String message =
        "`%s` has no value. Give it to the step (input: values)%s, or write `%s` where it may be missing."
            .formatted(name, known(name), tag("default " + name + " \"…\""));
    return isForAnotherTool(where)
        ? message
            + " If `$%s` is meant for another tool, such as GitHub Actions, list the file under copyWithoutRendering or choose other delimiters."
                .formatted(tag(" … "))
        : message;
  }

  private String tag(String text) {
    return delimiters.start() + text + delimiters.end();
  }

  private boolean isForAnotherTool(TagFault.Position where) {
    String line = sourceOf(where.file()).lines().skip(where.line() - 1L).findFirst().orElse("");
    return line.contains("$" + delimiters.start());
  }

  /** The names that exist beside a missing one. */
  private String known(String name) {
    Object at = root;
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      at = at instanceof Map<?, ?> map ? map.get(parts[i]) : null;
    }
    if (!(at instanceof Map<?, ?> map) || map.isEmpty() || parts.length < 2) {
      return "";
    }
    String names =
        map.keySet().stream()
            .limit(MAX_NAMES)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return map.size() > MAX_NAMES ? "; it has " + names + " …" : "; it has " + names;
  }

  private String sourceOf(String file) {
    if (file.equals(HandlebarsDialect.MAIN)) {
      return source;
    }
    return partials.getOrDefault(file.replaceFirst("^partials/", ""), "");
  }

  /** The text of the tag that an error points to. */
  private String tagAt(HandlebarsError error) {
    String text = sourceOf(error.filename);
    int at = 0;
    for (int line = 1; line < error.line && at >= 0; line++) {
      at = text.indexOf('\n', at) + 1;
    }
    int from = Math.min(at + error.column, text.length());
    int end = text.indexOf(delimiters.end(), from);
    return text.substring(from, end < 0 ? text.length() : end);
  }

  private static String syntax(String reason) {
    return "This does not parse: %s. Close every block and quote, or list the file under copyWithoutRendering."
        .formatted(firstLine(reason));
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "unknown" : text.lines().findFirst().orElse("unknown");
  }
}
