package dev.formwork.api.v1;

import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.RunStep;
import dev.formwork.api.runs.RunThings;
import dev.formwork.workflows.RunPhase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that a person may want to know of it.
 *
 * @param parameters the values of the form; a secret is stars there
 * @param output rendered; null until the run has completed
 * @param parentRunId the run that this one is a step of, or null
 * @param parentStepId the step that this run is, or null
 * @param queuedBehind how many runs of its template start before this one; null when it does not
 *     wait for its turn
 * @param temporalUrl where Temporal's own web interface shows the run, or null
 */
record RunAnswer(
    UUID id,
    String workflowId,
    String templateRef,
    String templateTitle,
    String templateDigest,
    @Nullable String initiator,
    String phase,
    Instant createdAt,
    @Nullable Instant endedAt,
    int stepsDone,
    int stepsTotal,
    String title,
    Map<String, Object> parameters,
    @Nullable Failure failure,
    @Nullable Map<String, Object> output,
    List<Step> steps,
    List<RunThings.Made> made,
    List<RunThings.Link> links,
    @Nullable String temporalUrl,
    boolean canCancel,
    @Nullable UUID parentRunId,
    @Nullable String parentStepId,
    @Nullable Integer queuedBehind) {

  /** Why a run did not complete. */
  record Failure(String type, String message, @Nullable String stepId) {}

  /**
   * One step.
   *
   * @param group of the steps that may run at once with it, which follow each other, or null
   */
  record Step(
      String id,
      int position,
      String name,
      String action,
      String state,
      int attempts,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String failure,
      @Nullable String group) {

    static Step of(RunStep step, Run run) {
      return new Step(
          step.id(),
          step.position(),
          step.name(),
          step.action(),
          word(step.state()),
          step.attempts(),
          step.startedAt(),
          step.endedAt(),
          step.failure(),
          run.groupOf(step.id()));
    }
  }

  static RunAnswer of(
      Run run,
      List<RunStep> steps,
      RunThings things,
      JsonValues json,
      @Nullable String temporalUrl,
      @Nullable Integer queuedBehind) {
    return new RunAnswer(
        run.id(),
        run.workflowId(),
        run.templateRef(),
        run.templateTitle(),
        run.templateDigest(),
        run.initiator(),
        word(run.phase()),
        run.createdAt(),
        run.endedAt(),
        run.stepsDone(),
        run.stepsTotal(),
        run.title(),
        json.map(run.taskSpec().path("parameters")),
        run.failure() == null ? null : json.as(run.failure(), Failure.class),
        run.output() == null ? null : json.map(run.output()),
        steps.stream().map(step -> Step.of(step, run)).toList(),
        things.made(),
        things.links(),
        temporalUrl,
        canCancel(run.phase()),
        run.parentRunId(),
        run.parentStepId(),
        queuedBehind);
  }

  /** Names of the wire are in lower case. */
  static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static boolean canCancel(RunPhase phase) {
    return !phase.isFinal() && phase != RunPhase.UNDOING;
  }
}
