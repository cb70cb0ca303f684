package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of every step's activity.
 *
 * @param position place of the step in the template, from 1
 * @param total number of steps in the template
 * @param iteration key of the `each` iteration, or null. Beginning and end of a step with
 *     iterations are recorded by the workflow, by {@code events}: its activities record only their
 *     own log lines and what they made
 * @param attemptGroup 1, and one more for every time a person retried the step
 * @param input rendered, but for the leaves named in {@code deferred}
 * @param deferred JSON pointers into {@code input} of strings that name `secrets` or
 *     `environment.secrets`; they are still templates and are rendered inside the activity
 * @param context the variables that the deferred strings need (`parameters`, `steps`, `user`,
 *     `each` …); empty when nothing is deferred
 * @param snapshot id of the workspace as the step before left it, or null before the first file
 *     exists
 * @param events what the workflow did since the last activity, to be recorded with this one
 */
public record StepRequest(
    RunInfo run,
    String stepId,
    String stepName,
    int position,
    int total,
    @Nullable String iteration,
    int attemptGroup,
    String action,
    Map<String, Object> input,
    List<String> deferred,
    Map<String, Object> context,
    @Nullable String snapshot,
    List<RunEvent> events) {

  public StepRequest {
    input = Ordered.copy(input);
    deferred = Ordered.copy(deferred);
    context = Ordered.copy(context);
    events = Ordered.copy(events);
  }

  /**
   * The key under which every outside system knows this step: the same for each attempt and after
   * each restart.
   */
  public String idempotencyKey() {
    return run.runId() + "/" + stepId + (iteration == null ? "" : "/" + iteration);
  }

  /** The same request, carrying other events. */
  public StepRequest withEvents(List<RunEvent> events) {
    return new StepRequest(
        run,
        stepId,
        stepName,
        position,
        total,
        iteration,
        attemptGroup,
        action,
        input,
        deferred,
        context,
        snapshot,
        events);
  }
}
