package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.StepState;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Walks the steps of a run in their order, to the last one. */
final class StepWalker {

  private final RunState state;
  private final StepRunner runner;
  private final EventLog events;
  private final BooleanSupplier cancelled;

  /**
   * @param cancelled whether someone wants the run to stop
   */
  StepWalker(RunState state, StepRunner runner, EventLog events, BooleanSupplier cancelled) {
    this.state = state;
    this.runner = runner;
    this.events = events;
    this.cancelled = cancelled;
  }

  /** Runs or skips every step; after a cancellation, skips the rest. */
  void walk() {
    for (StepProgress step : state.steps()) {
      if (cancelled.getAsBoolean()) {
        skip(step, "Skipping step %s because the run was cancelled".formatted(step.id()));
      } else {
        settle(step, runner.run(step));
      }
    }
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
    step.fail(failure.message());
    boolean isFirst = !state.hasFailed();
    String prefix = isFirst ? "" : "Additional error occurred: ";
    events.failed(step, prefix + failure.message(), failure.message());
    FailurePolicy policy =
        Objects.requireNonNullElse(step.spec().onFailure(), state.request().spec().onFailure());
    if (policy == FailurePolicy.CONTINUE) {
      return;
    }
    if (policy == FailurePolicy.PAUSE && isFirst) {
      events.step(
          step,
          "not-paused",
          null,
          "Step %s asks to park the run (onFailure: pause), which this interpreter cannot do; the"
                  .formatted(step.id())
              + " run is taken back instead.");
    }
    state.fail(new RunFailure(failure.type(), failure.message(), step.id()), policy);
  }
}
