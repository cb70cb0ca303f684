package dev.formwork.workflows.interpreter;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import org.jspecify.annotations.Nullable;

/**
 * How long the history of a run may grow before no more steps begin. Temporal ends a run without
 * letting it undo anything at 51,200 events or 50 MiB (server 1.29, read 2026-11), and an undo may
 * need as much room as the steps did.
 */
final class HistoryBudget {

  private static final long MAX_EVENTS = 20_000;
  private static final long MAX_BYTES = 20L * 1024 * 1024;

  private HistoryBudget() {}

  /** The fault of a run that may not begin another activity, or null. */
  static @Nullable String check() {
    WorkflowInfo info = Workflow.getInfo();
    return check(info.getHistoryLength(), info.getHistorySize());
  }

  static @Nullable String check(long events, long bytes) {
    if (events < MAX_EVENTS && bytes < MAX_BYTES) {
      return null;
    }
    return ("The run has %d events of %d MiB together, and one run may have %d of %d MiB before it is"
            + " undone. Split the template, or iterate over fewer items (input: each).")
        .formatted(events, bytes / (1024 * 1024), MAX_EVENTS, MAX_BYTES / (1024 * 1024));
  }
}
