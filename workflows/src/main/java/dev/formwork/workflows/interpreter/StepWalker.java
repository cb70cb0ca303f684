package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Decision;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.StepState;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Walks the steps of a run in their order, to the last one. */
final class StepWalker {

  /** The first interpreter version that parks runs. */
  private static final int PAUSING = 2;

  private final RunState state;
  private final StepRunner runner;
  private final GroupRunner groups;
  private final FileJoin files;
  private final DecisionDesk desk;
  private final EventLog events;
  private final BooleanSupplier cancelled;

  /**
   * @param cancelled whether someone wants the run to stop
   */
  StepWalker(
      RunState state,
      StepRunner runner,
      ActivityCalls calls,
      DecisionDesk desk,
      EventLog events,
      BooleanSupplier cancelled) {
    this.state = state;
    this.runner = runner;
    this.groups = new GroupRunner(state, runner, calls, events);
    this.files = new FileJoin(state, calls);
    this.desk = desk;
    this.events = events;
    this.cancelled = cancelled;
  }

  /** Runs or skips every step; after a cancellation, skips the rest. */
  void walk() {
    for (List<StepProgress> group : state.groups()) {
      if (cancelled.getAsBoolean()) {
        group.forEach(
            step ->
                skip(step, "Skipping step %s because the run was cancelled".formatted(step.id())));
      } else if (group.size() == 1) {
        conclude(group.getFirst(), runner.run(group.getFirst()));
      } else {
        take(group);
      }
    }
  }

  /** Runs the steps of a group at once; people are asked when all of them have let go. */
  private void take(List<StepProgress> group) {
    List<StepOutcome> outcomes = groups.run(group);
    for (int i = 0; i < group.size(); i++) {
      conclude(group.get(i), outcomes.get(i));
    }
    while (!cancelled.getAsBoolean()) {
      FileJoin.Clash clash = files.join(group);
      if (clash == null) {
        return;
      }
      conclude(clash.step(), new StepOutcome.Failed(clash.failure()));
    }
  }

  /** Ends a step that was run, and runs it again as often as people want. */
  private void conclude(StepProgress step, StepOutcome first) {
    StepOutcome outcome = first;
    while (outcome instanceof StepOutcome.Failed failed && parks(step)) {
      tell(step, failed.failure());
      RunFailure failure = failure(step, failed.failure());
      Decision decision;
      try {
        decision = desk.await(step, failure);
      } catch (CanceledFailure e) {
        return;
      }
      switch (decision.verb()) {
        case RETRY -> {
          step.retry(decision.input());
          events.retried(step);
          outcome = runner.run(step);
        }
        case SKIP -> {
          leaveOut(step, decision);
          return;
        }
        case UNDO -> {
          state.fail(failure, FailurePolicy.UNDO);
          return;
        }
        case KEEP -> {
          state.fail(failure, FailurePolicy.KEEP);
          return;
        }
      }
    }
    settle(step, outcome);
  }

  /** Tells that the step failed, unless its group has told it. */
  private void tell(StepProgress step, StepFailure failure) {
    if (step.state() != StepState.FAILED) {
      step.fail(failure.message());
      events.failed(step, !state.hasFailed(), failure.message());
    }
  }

  private void leaveOut(StepProgress step, Decision decision) {
    skip(step, "Skipping step %s because %s decided so".formatted(step.id(), decision.by()));
    if (decision.output() != null) {
      state.keepOutput(step, decision.output());
    }
  }

  /** Whether the run waits for a person when this step has failed. */
  private boolean parks(StepProgress step) {
    return state.knows(PAUSING)
        && policy(step) == FailurePolicy.PAUSE
        && !state.hasFailed()
        && !cancelled.getAsBoolean();
  }

  private FailurePolicy policy(StepProgress step) {
    return Objects.requireNonNullElse(step.spec().onFailure(), state.request().spec().onFailure());
  }

  private static RunFailure failure(StepProgress step, StepFailure failure) {
    return new RunFailure(failure.type(), failure.message(), step.id());
  }

  private void settle(StepProgress step, StepOutcome outcome) {
    switch (outcome) {
      case StepOutcome.Succeeded succeeded -> {
        step.moveTo(StepState.COMPLETED);
        state.keepOutput(step, succeeded.output());
      }
      case StepOutcome.Skipped skipped -> skip(step, skipped.reason());
      case StepOutcome.Failed failed -> fail(step, failed.failure());
      case StepOutcome.Cancelled _ -> {
        String message = "Step %s has been cancelled.".formatted(step.id());
        step.fail(message);
        events.step(step, "stopped", StepState.FAILED, message);
      }
    }
  }

  private void skip(StepProgress step, String reason) {
    step.moveTo(StepState.SKIPPED);
    events.step(step, "skipped", StepState.SKIPPED, reason);
  }

  private void fail(StepProgress step, StepFailure failure) {
    boolean isFirst = !state.hasFailed();
    tell(step, failure);
    FailurePolicy policy = policy(step);
    if (policy == FailurePolicy.CONTINUE) {
      return;
    }
    if (policy == FailurePolicy.PAUSE && isFirst && !state.knows(PAUSING)) {
      events.step(
          step,
          "not-paused",
          null,
          "Step %s asks to park the run (onFailure: pause), which this interpreter cannot do; the"
                  .formatted(step.id())
              + " run is taken back instead.");
    }
    state.fail(failure(step, failure), policy);
  }
}
