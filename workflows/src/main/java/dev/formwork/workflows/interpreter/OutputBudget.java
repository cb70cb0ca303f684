package dev.formwork.workflows.interpreter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large the output of a run may be; what is larger could not be stored as its result. */
final class OutputBudget {

  private static final int MAX_CHARACTERS = 64 * 1024;

  private OutputBudget() {}

  /** The fault of an output that is too large, or null. */
  static @Nullable String check(Map<String, Object> output) {
    int size = size(output);
    return size <= MAX_CHARACTERS
        ? null
        : ("Output of the template has %d characters; at most %d are kept (input: spec.output)."
                + " Name files or links instead of their content.")
            .formatted(size, MAX_CHARACTERS);
  }

  private static int size(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length() + 2;
      case Map<?, ?> map ->
          2
              + map.entrySet().stream()
                  .mapToInt(entry -> size(String.valueOf(entry.getKey())) + size(entry.getValue()))
                  .sum();
      case List<?> list -> 2 + list.stream().mapToInt(OutputBudget::size).sum();
      case null, default -> 8;
    };
  }
}
