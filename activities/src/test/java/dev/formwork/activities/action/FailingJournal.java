package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A journal that takes nothing while a test says so. */
final class FailingJournal implements RunJournal {

  private final RunJournal journal;
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private volatile @Nullable RuntimeException failure;

  FailingJournal(RunJournal journal) {
    this.journal = journal;
  }

  void failWith(RuntimeException wanted) {
    failure = wanted;
  }

  void recover() {
    failure = null;
  }

  int tries() {
    return tries.get();
  }

  int dropped() {
    return dropped.get();
  }

  private RunJournal journal() {
    tries.incrementAndGet();
    RuntimeException wanted = failure;
    if (wanted != null) {
      throw wanted;
    }
    return journal;
  }

  @Override
  public void record(RunInfo run, List<RunEvent> events) {
    journal().record(run, events);
  }

  @Override
  public void made(RunInfo run, String stepId, Made made) {
    journal().made(run, stepId, made);
  }

  @Override
  public void linked(RunInfo run, String stepId, Link link) {
    journal().linked(run, stepId, link);
  }

  @Override
  public void undone(RunInfo run, String stepId, UndoResult result) {
    journal().undone(run, stepId, result);
  }

  @Override
  public List<Made> stillMade(RunInfo run, String stepId) {
    return journal().stillMade(run, stepId);
  }

  @Override
  public RunOutcome outcome(RunInfo run, RunPhase phase) {
    return journal().outcome(run, phase);
  }

  @Override
  public void dropped(RunInfo run, int events) {
    dropped.addAndGet(events);
  }
}
