package dev.formwork.workflows;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run as the template says it, with defaults applied and nothing rendered.
 *
 * @param condition the template's `if`: a boolean, a string to render, or null when there is none
 * @param each the template's `each`: a string to render, a list, a map, or null when there is none
 * @param onFailure null leaves the decision to the template's own policy
 * @param timeout longest time for the step with all its attempts, or null for the action's own
 * @param attempts attempts for retryable failures, at least 1, or null for the action's own
 * @param backoff wait before the second attempt, or null for the action's own
 * @param group name of the group that the step stands in, or null; the steps of a group follow each
 *     other and may run at once
 */
public record StepSpec(
    String id,
    String name,
    String action,
    @Nullable Object condition,
    @Nullable Object each,
    Map<String, Object> input,
    @Nullable FailurePolicy onFailure,
    UndoPolicy undo,
    @Nullable Duration timeout,
    @Nullable Integer attempts,
    @Nullable Duration backoff,
    @Nullable String group) {

  public StepSpec {
    input = Ordered.copy(input);
  }

  /** A step that is known by nothing but one of its requests. */
  public static StepSpec of(StepRequest request) {
    return new StepSpec(
        request.stepId(),
        request.stepName(),
        request.action(),
        null,
        null,
        request.input(),
        null,
        UndoPolicy.AUTO,
        null,
        null,
        null);
  }

  /** A step that runs alone. */
  public StepSpec(
      String id,
      String name,
      String action,
      @Nullable Object condition,
      @Nullable Object each,
      Map<String, Object> input,
      @Nullable FailurePolicy onFailure,
      UndoPolicy undo,
      @Nullable Duration timeout,
      @Nullable Integer attempts,
      @Nullable Duration backoff) {
    this(
        id, name, action, condition, each, input, onFailure, undo, timeout, attempts, backoff,
        null);
  }
}
