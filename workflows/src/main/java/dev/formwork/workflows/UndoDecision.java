package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * What a person decides about an undo that failed.
 *
 * @param stepId the step that could not be taken back
 * @param by entity ref of the person
 * @param reason shown to everyone who looks at the run, or null
 */
public record UndoDecision(String stepId, Verb verb, String by, @Nullable String reason) {

  /** What becomes of the undo. The names are stored in histories and never change. */
  public enum Verb {
    /** Try the undo again. */
    RETRY,
    /** Leave what the step made where it is, as a leftover. */
    SKIP
  }
}
