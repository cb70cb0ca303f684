package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.TellingInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of a step with `each`.
 *
 * @param key name of the entry, or index of the item as text
 */
record Iteration(String key, @Nullable Object value) {

  private static final int MAX_VALUE = 500;

  /** The rounds over a list or a map, or null when the value is neither. */
  static @Nullable List<Iteration> over(@Nullable Object value) {
    List<Iteration> iterations = new ArrayList<>();
    switch (value) {
      case List<?> list ->
          list.forEach(
              item -> iterations.add(new Iteration(String.valueOf(iterations.size()), item)));
      case Map<?, ?> map ->
          map.forEach((key, item) -> iterations.add(new Iteration(String.valueOf(key), item)));
      case null, default -> {
        return null;
      }
    }
    return iterations;
  }

  /** Backstage's line for this round, such as `{"key":"0","value":"eu"}`. */
  String describe() {
    String text =
        switch (value) {
          case Map<?, ?> _ -> "[object Object]";
          case List<?> list -> String.join(",", list.stream().map(String::valueOf).toList());
          case null -> "null";
          default -> value.toString();
        };
    return "{\"key\":\"%s\",\"value\":\"%s\"}"
        .formatted(key, TellingInput.shorten(text, MAX_VALUE));
  }
}
