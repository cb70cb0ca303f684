package dev.formwork.workflows.interpreter;

import java.util.Map;

/** How one step ended. */
sealed interface StepOutcome {

  /** The step did its work; for a step with iterations, every output is a list. */
  record Succeeded(Map<String, Object> output) implements StepOutcome {}

  /** The step had nothing to do; the reason is a sentence in Backstage's words. */
  record Skipped(String reason) implements StepOutcome {}

  /** The step failed for good, after all its attempts. */
  record Failed(StepFailure failure) implements StepOutcome {}

  /** The step let go because the run was cancelled. */
  record Cancelled() implements StepOutcome {}
}
