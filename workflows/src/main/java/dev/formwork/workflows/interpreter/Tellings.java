package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.RunInfo;
import java.util.Map;

/** What a run tells people outside of the portal. None of it holds the run up or fails it. */
final class Tellings {

  private final RunInfo run;
  private final EventLog events;
  private final Runnable wake;
  private int open;
  private int problems;

  /**
   * None yet.
   *
   * @param wake lets a wait that is under way record what was noted
   */
  Tellings(RunInfo run, EventLog events, Runnable wake) {
    this.run = run;
    this.events = events;
    this.wake = wake;
  }

  /** What the approvers of one request are told. */
  ApproverTelling about(StepProgress step, NotifyWish wish) {
    return new ApproverTelling(this, run, step, wish);
  }

  /** Whether everything was told, or given up. */
  boolean areSettled() {
    return open == 0;
  }

  void begun() {
    open++;
  }

  void ended() {
    open--;
  }

  void problem(StepProgress step, String sentence) {
    events.run(
        "telling:" + ++problems,
        null,
        "Not everybody was told about step %s: %s".formatted(step.id(), sentence),
        Map.of());
    wake.run();
  }
}
