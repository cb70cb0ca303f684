package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.payload.PayloadTooLarge;
import dev.formwork.workflows.steps.InputRenderer;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One activity to be carried out for a step, with its input rendered.
 *
 * @param step the step it works for
 * @param iteration key of the iteration, or null
 * @param input the rendered `input` and what of it is deferred
 * @param context the variables that the deferred strings mention
 * @param toCome iterations whose inputs are checked before this one runs
 */
record StepCall(
    StepProgress step,
    @Nullable String iteration,
    InputRenderer.Rendered input,
    Map<String, Object> context,
    List<StepRequest.Round> toCome) {

  static StepCall of(
      StepProgress step,
      @Nullable String iteration,
      InputRenderer.Rendered input,
      Map<String, Object> variables) {
    return new StepCall(step, iteration, input, input.context(variables), List.of());
  }

  StepCall before(List<StepRequest.Round> rounds) {
    return new StepCall(step, iteration, input, context, rounds);
  }

  /** This call, as one that is to come. */
  StepRequest.Round round() {
    return new StepRequest.Round(
        iteration == null ? "" : iteration, values(), input.deferred(), context);
  }

  private Map<String, Object> values() {
    @SuppressWarnings("unchecked")
    Map<String, Object> values = (Map<String, Object>) Objects.requireNonNull(input.value());
    return values;
  }

  /**
   * Carries the activity out, to its end.
   *
   * @return never {@link StepOutcome.Skipped}
   */
  StepOutcome run(
      RunState state,
      ActionPolicy policy,
      UndoLog undoLog,
      ActivityCalls calls,
      WaitingSteps waiting) {
    if (waiting.perform(step.spec().action())) {
      return waiting.run(this);
    }
    String full = HistoryBudget.check();
    if (full != null) {
      return new StepOutcome.Failed(new StepFailure("QuotaExceeded", full));
    }
    StepRequest request = request(state);
    CallLimits limits = CallLimits.ofStep(policy, step.spec());
    UndoLog.Entry entry = undoLog.register(step, request, policy);
    try {
      return switch (waiting.untilReady(this, request, limits, calls)) {
        case ResourceWait.Ready ready -> {
          entry.answered(ready.result());
          state.add(step, ready.result());
          yield ChildRun.after(ready.result(), state);
        }
        case ResourceWait.LeftOut leftOut -> new StepOutcome.Succeeded(leftOut.output());
        case ResourceWait.GivenUp givenUp -> new StepOutcome.Failed(givenUp.failure());
        case ResourceWait.Interrupted _ -> new StepOutcome.Cancelled();
      };
    } catch (PayloadTooLarge e) {
      undoLog.strike(entry);
      return new StepOutcome.Failed(StepFailure.invalidInput(String.valueOf(e.getMessage())));
    } catch (CanceledFailure e) {
      undoLog.strike(entry);
      return new StepOutcome.Cancelled();
    } catch (ActivityFailure e) {
      return e.getCause() instanceof CanceledFailure
          ? new StepOutcome.Cancelled()
          : new StepOutcome.Failed(StepFailure.of(e, limits));
    }
  }

  private StepRequest request(RunState state) {
    StepSpec spec = step.spec();
    return new StepRequest(
        state.info(),
        spec.id(),
        spec.name(),
        step.position(),
        state.steps().size(),
        iteration,
        step.round(),
        spec.action(),
        values(),
        input.deferred(),
        context,
        state.snapshot(step),
        List.of(),
        toCome,
        0);
  }
}
