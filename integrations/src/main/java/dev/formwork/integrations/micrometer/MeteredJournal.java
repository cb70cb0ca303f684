package dev.formwork.integrations.micrometer;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts writes that the journal did not take, and events that were given up in the end. */
public final class MeteredJournal implements RunJournal {

  private final RunJournal journal;
  private final Counter failures;
  private final Counter dropped;

  public MeteredJournal(RunJournal journal, MeterRegistry registry) {
    this.journal = journal;
    this.failures = registry.counter("formwork.journal.failures");
    this.dropped = registry.counter("formwork.journal.dropped");
  }

  @Override
  public void record(RunInfo run, List<RunEvent> events) {
    write(() -> journal.record(run, events));
  }

  @Override
  public void made(RunInfo run, String stepId, Made made) {
    write(() -> journal.made(run, stepId, made));
  }

  @Override
  public void linked(RunInfo run, String stepId, Link link) {
    write(() -> journal.linked(run, stepId, link));
  }

  @Override
  public void undone(RunInfo run, String stepId, UndoResult result) {
    write(() -> journal.undone(run, stepId, result));
  }

  @Override
  public void dropped(RunInfo run, int events) {
    dropped.increment(events);
    journal.dropped(run, events);
  }

  @Override
  public List<Made> stillMade(RunInfo run, String stepId) {
    return journal.stillMade(run, stepId);
  }

  @Override
  public RunOutcome outcome(RunInfo run, RunPhase phase) {
    return journal.outcome(run, phase);
  }

  private void write(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException failure) {
      failures.increment();
      throw failure;
    }
  }
}
