package dev.formwork.api.http;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in one sentence why a request's body was not read. */
final class BodyFault {

  private BodyFault() {}

  static String sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.Exceeded exceeded) {
        return String.valueOf(exceeded.getMessage());
      }
      if (cause instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
        return "request/body/%s must be %s"
            .formatted(path(mismatch.getPath()), wanted(mismatch.getTargetType()));
      }
      if (cause instanceof JacksonException malformed) {
        return "The body is not valid JSON%s. Send one JSON object."
            .formatted(place(malformed.getLocation()));
      }
    }
    return "The body is missing or cannot be read. Send one JSON object.";
  }

  private static String path(List<JacksonException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? String.valueOf(step.getIndex())
                    : step.getPropertyName())
        .collect(Collectors.joining("/"));
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "string";
    }
    if (List.class.isAssignableFrom(type)) {
      return "array";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "boolean";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "number" : "object";
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
