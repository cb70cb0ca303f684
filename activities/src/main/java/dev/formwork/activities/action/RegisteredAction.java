package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An action with its schema, between JSON and its records. */
final class RegisteredAction<I extends Record, O extends Record> {

  private final Action<I, O> action;
  private final InputSchema schema;

  private RegisteredAction(Action<I, O> action, InputSchema schema) {
    this.action = action;
    this.schema = schema;
  }

  static <I extends Record, O extends Record> RegisteredAction<I, O> of(
      Action<I, O> action, ActionManifest manifest) {
    return new RegisteredAction<>(action, InputSchema.of(manifest.inputSchema()));
  }

  /**
   * Runs the action.
   *
   * @param name how messages call it: the id, with the iteration in brackets when there is one
   * @throws InvalidInput with all faults when the input does not fit the schema
   */
  Map<String, Object> run(Map<String, Object> input, String name, StepContext step) {
    check(input, name);
    return ActionJson.object(action.run(bind(input), step));
  }

  /**
   * Does nothing, unless the input does not fit the schema.
   *
   * @throws InvalidInput with all faults
   */
  void check(Map<String, Object> input, String name) {
    List<String> faults = schema.faults(input);
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          "Invalid input passed to action %s, %s".formatted(name, String.join(", ", faults)));
    }
  }

  /** Whether the action's undo takes something back. */
  boolean undoes() {
    return action.traits().undoes();
  }

  /** Undoes the action. An input that does not fit was never run, so there is nothing to undo. */
  void undo(Map<String, Object> input, @Nullable Map<String, Object> output, StepContext step) {
    if (schema.faults(input).isEmpty()) {
      action.undo(bind(input), output == null ? null : output(output).orElse(null), step);
    }
  }

  private I bind(Map<String, Object> input) {
    Map<String, Object> gathered =
        SpreadInput.gather(schema.withDefaults(input), action.inputType());
    return ActionJson.record(gathered, action.inputType());
  }

  private Optional<O> output(Map<String, Object> output) {
    try {
      return Optional.of(ActionJson.record(output, action.outputType()));
    } catch (IllegalArgumentException e) {
      // Written by another version of the action: the same as an output that nobody knows.
      return Optional.empty();
    }
  }
}
