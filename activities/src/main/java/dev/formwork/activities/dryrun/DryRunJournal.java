package dev.formwork.activities.dryrun;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of one dry run in the order in which they came. */
final class DryRunJournal implements RunJournal {

  private final List<DryRunLine> lines = new ArrayList<>();

  synchronized void add(String message, @Nullable String stepId, @Nullable StepState state) {
    lines.add(new DryRunLine(message, stepId, state));
  }

  synchronized List<DryRunLine> lines() {
    return List.copyOf(lines);
  }

  @Override
  public synchronized void record(RunInfo run, List<RunEvent> events) {
    events.forEach(event -> add(event.message(), event.stepId(), event.state()));
  }

  /** What is made in memory is gone with it. */
  @Override
  public void made(RunInfo run, String stepId, Made made) {}

  @Override
  public void linked(RunInfo run, String stepId, Link link) {}

  @Override
  public void undone(RunInfo run, String stepId, UndoResult result) {}

  @Override
  public List<Made> stillMade(RunInfo run, String stepId) {
    return List.of();
  }

  @Override
  public RunOutcome outcome(RunInfo run, RunPhase phase) {
    return new RunOutcome(phase, null, List.of(), List.of(), List.of(), List.of());
  }
}
