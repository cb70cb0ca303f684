package dev.formwork.workflows;

/** Where a run stands. The names are stored in search attributes and tables and never change. */
public enum RunPhase {
  RUNNING,
  WAITING,
  PAUSED,
  UNDOING,
  COMPLETED,
  /** Ended by a failure, with everything it made kept. */
  FAILED,
  UNDONE,
  UNDONE_WITH_LEFTOVERS,
  CANCELLED;

  /** Whether a run in this phase has ended and runs no more steps. */
  public boolean isFinal() {
    return switch (this) {
      case RUNNING, WAITING, PAUSED, UNDOING -> false;
      case COMPLETED, FAILED, UNDONE, UNDONE_WITH_LEFTOVERS, CANCELLED -> true;
    };
  }

  /**
   * The status that Backstage's wire knows for this phase: `processing`, `completed`, `failed` or
   * `cancelled`.
   */
  public String taskStatus() {
    return switch (this) {
      case RUNNING, WAITING, PAUSED, UNDOING -> "processing";
      case COMPLETED -> "completed";
      case FAILED, UNDONE, UNDONE_WITH_LEFTOVERS -> "failed";
      case CANCELLED -> "cancelled";
    };
  }
}
