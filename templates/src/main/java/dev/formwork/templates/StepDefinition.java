package dev.formwork.templates;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a template, with `id` and `name` filled in and nothing rendered.
 *
 * @param id `step-<n>`, counted from 1, when the template gives none
 * @param name the action's id when the template gives none
 * @param condition the template's `if`: a boolean, a string to render, or null when there is none
 * @param each the template's `each`: a string to render, a list, a map, or null when there is none
 * @param timeout longest time for the step with all its attempts, or null for the action's own
 * @param attempts attempts for retryable failures, at least 1, or null for the action's own
 * @param backoff wait before the second attempt, or null for the action's own
 * @param onFailure null leaves the decision to `spec.onFailure`
 * @param undo null means the same as {@link StepUndo#AUTO}
 * @param group name of the `parallel` group that the step stands in, or null; the steps of a group
 *     follow each other and may run at once
 */
public record StepDefinition(
    String id,
    String name,
    String action,
    @Nullable Object condition,
    @Nullable Object each,
    Map<String, Object> input,
    @Nullable Duration timeout,
    @Nullable Integer attempts,
    @Nullable Duration backoff,
    @Nullable OnFailure onFailure,
    @Nullable StepUndo undo,
    @Nullable String group) {

  public StepDefinition {
    input = Ordered.copy(input);
  }
}
