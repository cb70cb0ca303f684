package dev.formwork.workflows.steps;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.workflows.StepSpec;
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
public record Iteration(String key, @Nullable Object value) {

  private static final int MAX_VALUE = 500;

  /** Why a step may not have its `each`, before it is rendered; null when it may. */
  public static @Nullable String fault(StepSpec step) {
    return InputRenderer.mentionsSecrets(step.each())
            || InputRenderer.mentionsSecrets(step.condition())
        ? ("Step '%s' uses secrets in `each` or in the `if` beside it, which only a step's input"
                + " may (input: each). Pass the secret in the step's `input`.")
            .formatted(step.id())
        : null;
  }

  /** The fault of a step whose `each` came out as neither a list nor a map. */
  public static String fault(StepSpec step, @Nullable Object value) {
    return "`each` of step '%s' %s (input: each). Give it a list or an object."
        .formatted(step.id(), problem(value));
  }

  private static String problem(@Nullable Object value) {
    if (value == Rendering.UNDEFINED) {
      return "cannot be resolved to a value";
    }
    String kind =
        switch (value) {
          case null -> "null";
          case String _ -> "a string";
          case Number _ -> "a number";
          default -> "a boolean";
        };
    return "resolves to " + kind;
  }

  /** Adds the output of one round to the step's, in which every output is a list. */
  public static void collect(Map<String, Object> outputs, Map<String, Object> ofRound) {
    ofRound.forEach(
        (name, value) -> {
          @SuppressWarnings("unchecked")
          List<@Nullable Object> list =
              (List<@Nullable Object>) outputs.computeIfAbsent(name, _ -> new ArrayList<>());
          list.add(value);
        });
  }

  /** The rounds over a list or a map, or null when the value is neither. */
  public static @Nullable List<Iteration> over(@Nullable Object value) {
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
  public String describe() {
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
