package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.steps.Conditions;
import dev.formwork.workflows.steps.InputRenderer;
import java.util.Map;

/** Runs one step: its condition, its input and its activities. */
final class StepRunner {

  private final RunState state;
  private final InputRenderer renderer;
  private final Conditions conditions;
  private final Iterations iterations;
  private final ActivityCalls calls;
  private final WaitingSteps waiting;
  private final UndoLog undoLog;
  private final EventLog events;
  private final RunNarrator narrator;

  StepRunner(
      RunState state,
      InputRenderer renderer,
      ActivityCalls calls,
      Waits waits,
      UndoLog undoLog,
      EventLog events,
      RunNarrator narrator) {
    this.state = state;
    this.renderer = renderer;
    this.conditions = new Conditions(renderer);
    this.waiting = new WaitingSteps(state, waits, events);
    this.iterations = new Iterations(state, renderer, conditions, calls, waiting, undoLog, events);
    this.calls = calls;
    this.undoLog = undoLog;
    this.events = events;
    this.narrator = narrator;
  }

  /** Runs the step to its end; throws nothing that a template or an action can cause. */
  StepOutcome run(StepProgress step) {
    Conditions.Decision decision =
        conditions.decide(step.spec(), state.variables(step).ofRun(), state.hasFailedBefore(step));
    events.warn(step, renderer.takeWarnings());
    return switch (decision) {
      case SKIP_BY_FAILURE ->
          new StepOutcome.Skipped(
              "Skipping step %s because a previous step failed".formatted(step.id()));
      case SKIP_BY_IF -> {
        begin(step);
        yield new StepOutcome.Skipped(
            "Skipping step %s because its if condition was false".formatted(step.id()));
      }
      case RUN -> runAccepted(step);
    };
  }

  private StepOutcome runAccepted(StepProgress step) {
    String action = step.spec().action();
    ActionPolicy policy = state.request().actions().get(action);
    if (policy == null) {
      begin(step);
      return new StepOutcome.Failed(
          StepFailure.invalidInput(
              ("Action '%s' of step '%s' was offered by no worker when the run was started"
                      + " (input: action). Start a worker that has it, then start a new run.")
                  .formatted(action, step.id())));
    }
    step.moveTo(StepState.RUNNING);
    narrator.step(step, policy);
    if (step.spec().each() != null) {
      begin(step);
      return iterations.run(step, policy);
    }
    Map<String, Object> scope = state.variables(step).ofRun();
    InputRenderer.Rendered input =
        renderer.render(step.input(), scope, state.hasFailedBefore(step));
    events.warn(step, renderer.takeWarnings());
    StepOutcome outcome =
        StepCall.of(step, null, input, scope).run(state, policy, undoLog, calls, waiting);
    if (outcome instanceof StepOutcome.Succeeded && ChildRun.isPerformed(state, step)) {
      finish(step);
    }
    return outcome;
  }

  /** The activity of a step that is a run has only prepared it. */
  private void finish(StepProgress step) {
    events.step(
        step, "finished", StepState.COMPLETED, "Finished step %s".formatted(step.spec().name()));
  }

  private void begin(StepProgress step) {
    step.moveTo(StepState.RUNNING);
    events.step(
        step, "began", StepState.RUNNING, "Beginning step %s".formatted(step.spec().name()));
  }
}
