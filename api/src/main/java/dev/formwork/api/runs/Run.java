package dev.formwork.api.runs;

import dev.formwork.workflows.RunPhase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as the tables show it.
 *
 * @param taskSpec Backstage's `Task.spec`
 * @param failure `{type, message, stepId}`, or null
 * @param output the rendered output, or null before the run has completed
 * @param lastEventAt when a worker last told something, or null before the first one did
 * @param parentRunId the run that this one is a step of, or null
 * @param parentStepId the step that this run is, or null
 */
public record Run(
    UUID id,
    String workflowId,
    String templateRef,
    String templateTitle,
    String templateDigest,
    @Nullable String initiator,
    JsonNode taskSpec,
    RunPhase phase,
    int stepsDone,
    int stepsTotal,
    @Nullable JsonNode failure,
    @Nullable JsonNode output,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable Instant lastEventAt,
    @Nullable UUID parentRunId,
    @Nullable String parentStepId) {

  /** Backstage's word for where the run stands; `open` until a worker has taken it. */
  public String taskStatus() {
    return phase == RunPhase.RUNNING && lastEventAt == null ? "open" : phase.taskStatus();
  }

  /** Whether Backstage's clients may offer to start it over, which keeps its stream open. */
  public boolean isRecoverable() {
    return taskSpec
        .path("EXPERIMENTAL_recovery")
        .path("EXPERIMENTAL_strategy")
        .asString("")
        .equals("startOver");
  }

  /** What tells this run from others of its template: a name among its values, or the title. */
  public String title() {
    return RunTitle.of(templateTitle, taskSpec.path("parameters"));
  }

  /** The group of steps that may run at once with this one, or null. */
  public @Nullable String groupOf(String stepId) {
    for (JsonNode step : taskSpec.path("steps")) {
      if (step.path("id").asString("").equals(stepId)) {
        return step.path("group").isString() ? step.path("group").stringValue() : null;
      }
    }
    return null;
  }
}
