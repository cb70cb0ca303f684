package dev.formwork.workflows;

/** Whether a step is taken back when its run is undone. */
public enum UndoPolicy {
  AUTO,
  KEEP
}
