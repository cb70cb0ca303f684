package dev.formwork.templates;

/** A step's `undo`: whether what it made is taken back with the run. */
public enum StepUndo {
  /** Taken back as its action says. */
  AUTO,
  /** Never taken back. */
  KEEP
}
