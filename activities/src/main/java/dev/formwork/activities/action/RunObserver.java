package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.RunInfo;

/** Somebody who does something when a run has ended. May be told twice of the same end. */
@FunctionalInterface
public interface RunObserver {

  void ended(RunInfo run, RunOutcome outcome);
}
