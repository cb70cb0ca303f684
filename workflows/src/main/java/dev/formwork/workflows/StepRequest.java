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
 * @param toCome further iterations whose inputs are checked before this one runs, so that nothing
 *     happens when one of them does not fit; empty but for the first, which has as many as are not
 *     too large
 * @param look 0, and one more for every time the action is called again because what it looked for
 *     was not ready yet
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
    List<RunEvent> events,
    List<Round> toCome,
    int look) {

  /** An iteration, as far as it differs from the others. */
  public record Round(
      String iteration,
      Map<String, Object> input,
      List<String> deferred,
      Map<String, Object> context) {

    public Round {
      input = Ordered.copy(input);
      deferred = Ordered.copy(deferred);
      context = Ordered.copy(context);
    }
  }

  public StepRequest {
    input = Ordered.copy(input);
    deferred = Ordered.copy(deferred);
    context = Ordered.copy(context);
    events = Ordered.copy(events);
    toCome = Ordered.copy(toCome);
  }

  /** A first look, with nothing to come. */
  public StepRequest(
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
    this(
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
        events,
        List.of(),
        0);
  }

  /**
   * The key under which every outside system knows this step: the same for each attempt and after
   * each restart.
   */
  public String idempotencyKey() {
    return run.runId() + "/" + stepId + (iteration == null ? "" : "/" + iteration);
  }

  /**
   * Names of the form's secrets that the input mentions, and `kept:` when it holds what stands for
   * a secret that a step made.
   */
  public List<String> secretsNeeded() {
    return NeededSecrets.of(this);
  }

  /** The same request, carrying other events. */
  public StepRequest withEvents(List<RunEvent> newEvents) {
    return with(round(), newEvents, toCome, look);
  }

  /** The same request, with these iterations to come. */
  public StepRequest withToCome(List<Round> rounds) {
    return with(round(), events, rounds, look);
  }

  /** The request of another iteration of the step; it carries no events. */
  public StepRequest of(Round round) {
    return with(round, List.of(), List.of(), 0);
  }

  /** The same request for another look; nothing is checked for what is to come any more. */
  public StepRequest withLook(int number) {
    return with(round(), List.of(), List.of(), number);
  }

  private Round round() {
    return new Round(iteration == null ? "" : iteration, input, deferred, context);
  }

  private StepRequest with(
      Round round, List<RunEvent> newEvents, List<Round> newToCome, int newLook) {
    return new StepRequest(
        run,
        stepId,
        stepName,
        position,
        total,
        round.iteration().isEmpty() && iteration == null ? null : round.iteration(),
        attemptGroup,
        action,
        round.input(),
        round.deferred(),
        round.context(),
        snapshot,
        newEvents,
        newToCome,
        newLook);
  }
}
