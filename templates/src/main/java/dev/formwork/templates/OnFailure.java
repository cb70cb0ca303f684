package dev.formwork.templates;

/** The template's `onFailure`: what happens when a step has failed for good. */
public enum OnFailure {
  /** Take back everything the run made. */
  UNDO,
  /** Park the run until a person decides. */
  PAUSE,
  /** Go on with the next step; only on a step. */
  CONTINUE,
  /** End the run as failed and keep what it made; only on `spec`. */
  KEEP
}
