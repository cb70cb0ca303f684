package dev.formwork.workflows;

/** What happens to a run when one of its steps has failed for good. */
public enum FailurePolicy {
  /** Take back everything the run made. */
  UNDO,
  /** Park the run until a person decides. */
  PAUSE,
  /** Go on with the next step; only on a step. */
  CONTINUE,
  /** End the run as failed and keep what it made; only on a whole template. */
  KEEP
}
