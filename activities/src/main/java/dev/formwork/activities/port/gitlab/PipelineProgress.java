package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.Readiness;
import java.net.URI;
import java.util.List;

/**
 * How far a pipeline is.
 *
 * @param commit id of the commit that it runs on
 * @param status GitLab's own word, such as `running`: https://docs.gitlab.com/api/pipelines/
 * @param failedJobs names of jobs that failed and are not allowed to
 */
public record PipelineProgress(
    long id, URI webUrl, String commit, String status, List<String> failedJobs) {

  public PipelineProgress {
    failedJobs = List.copyOf(failedJobs);
  }

  /** Whether it succeeded. */
  public Readiness readiness() {
    return switch (status) {
      case "success" -> new Readiness.Ready();
      case "failed" ->
          new Readiness.Failed(
              "failed%s (%s). Correct the cause, run it again on GitLab, then retry the step."
                  .formatted(
                      failedJobs.isEmpty() ? "" : " in " + String.join(", ", failedJobs), webUrl));
      case "canceled", "canceling" ->
          new Readiness.Failed(
              "was cancelled (%s). Run it again on GitLab, then retry the step.".formatted(webUrl));
      case "skipped" ->
          new Readiness.Failed(
              "was skipped, so that nothing ran (%s). Start one that runs.".formatted(webUrl));
      case "manual" ->
          new Readiness.Missing("a person must start one of its jobs (%s)".formatted(webUrl));
      default -> new Readiness.Missing(status.replace('_', ' '));
    };
  }
}
