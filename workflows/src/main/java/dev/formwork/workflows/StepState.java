package dev.formwork.workflows;

/** Where one step of a run stands. The names are stored in tables and never change. */
public enum StepState {
  OPEN,
  RUNNING,
  COMPLETED,
  SKIPPED,
  FAILED,
  UNDOING,
  UNDONE,
  /** Its undo ran and something had to stay; the reason is listed. */
  LEFTOVER,
  /** Not taken back on purpose (`undo: keep`, or the run ended with `keep`). */
  KEPT
}
