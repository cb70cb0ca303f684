package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.steps.Conditions;
import dev.formwork.workflows.steps.InputRenderer;
import dev.formwork.workflows.steps.Iteration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step with `each`: one activity for each iteration, one after the other. The first one
 * checks the inputs of all, as far as they fit beside its own.
 */
final class Iterations {

  /** A quarter of what one activity's input may have, since a character may take three bytes. */
  private static final int MAX_CHARACTERS = 16_000;

  /** One iteration; the call is null when its `if` leaves it out. */
  private record Round(Iteration iteration, @Nullable StepCall call) {}

  private final RunState state;
  private final InputRenderer renderer;
  private final Conditions conditions;
  private final ActivityCalls calls;
  private final WaitingSteps waiting;
  private final UndoLog undoLog;
  private final EventLog events;

  Iterations(
      RunState state,
      InputRenderer renderer,
      Conditions conditions,
      ActivityCalls calls,
      WaitingSteps waiting,
      UndoLog undoLog,
      EventLog events) {
    this.state = state;
    this.renderer = renderer;
    this.conditions = conditions;
    this.calls = calls;
    this.waiting = waiting;
    this.undoLog = undoLog;
    this.events = events;
  }

  /** Runs every iteration until one does not succeed. */
  StepOutcome run(StepProgress step, ActionPolicy policy) {
    StepSpec spec = step.spec();
    String fault = Iteration.fault(spec);
    if (fault != null) {
      return invalid(fault);
    }
    Object value =
        renderer
            .render(spec.each(), "each", state.variables(step).ofRun(), state.hasFailedBefore(step))
            .value();
    events.warn(step, renderer.takeWarnings());
    List<Iteration> iterations = Iteration.over(value);
    if (iterations == null) {
      return invalid(Iteration.fault(spec, value));
    }
    StepOutcome outcome = runAll(policy, step, plan(step, iterations));
    if (outcome instanceof StepOutcome.Succeeded) {
      String message = "Finished step %s".formatted(spec.name());
      events.step(step, "finished", StepState.COMPLETED, message);
    }
    return outcome;
  }

  /** Renders every iteration before the first one runs. */
  private List<Round> plan(StepProgress step, List<Iteration> iterations) {
    List<Round> plan = new ArrayList<>();
    for (Iteration iteration : iterations) {
      Map<String, Object> scope = state.variables(step).ofIteration(iteration);
      StepCall call = null;
      if (conditions.runs(step.spec(), scope, state.hasFailedBefore(step))) {
        InputRenderer.Rendered input =
            renderer.render(step.input(), scope, state.hasFailedBefore(step));
        call = StepCall.of(step, iteration.key(), input, scope);
      }
      plan.add(new Round(iteration, call));
    }
    events.warn(step, renderer.takeWarnings());
    return plan;
  }

  private StepOutcome runAll(ActionPolicy policy, StepProgress step, List<Round> plan) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    List<StepRequest.Round> toCome = toCome(plan);
    for (Round round : plan) {
      StepCall call = round.call();
      String verb = call == null ? "Skipping" : "Running";
      String message = "%s step each: %s".formatted(verb, round.iteration().describe());
      events.step(step, round.iteration().key() + ":each", null, message);
      if (call == null) {
        continue;
      }
      StepOutcome outcome = call.before(toCome).run(state, policy, undoLog, calls, waiting);
      toCome = List.of();
      if (!(outcome instanceof StepOutcome.Succeeded succeeded)) {
        return outcome;
      }
      Iteration.collect(outputs, succeeded.output());
    }
    return new StepOutcome.Succeeded(outputs);
  }

  /** The calls but for the first one, up to where all together get too large. */
  private static List<StepRequest.Round> toCome(List<Round> plan) {
    List<StepRequest.Round> rounds = new ArrayList<>();
    int characters = 0;
    for (Round each : plan) {
      if (each.call() != null) {
        StepRequest.Round round = each.call().round();
        characters += round.toString().length();
        if (characters > MAX_CHARACTERS) {
          break;
        }
        rounds.add(round);
      }
    }
    return rounds.isEmpty() ? rounds : rounds.subList(1, rounds.size());
  }

  private static StepOutcome invalid(String message) {
    return new StepOutcome.Failed(StepFailure.invalidInput(message));
  }
}
