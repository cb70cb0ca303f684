package dev.formwork.workflows.interpreter;

import dev.formwork.templates.expression.ExpressionException;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.steps.InputRenderer;
import dev.formwork.workflows.steps.OutputRenderer;
import dev.formwork.workflows.steps.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose steps have been walked: completed, kept, or taken back. Runs in a detached
 * cancellation scope, so that whoever cancels meanwhile does not stop an undo.
 */
final class RunEnding {

  private static final String COMPLETED = "Run completed with status: completed";
  private static final String FAILED = "Run completed with status: failed";

  private final RunState state;
  private final InputRenderer renderer;
  private final ActivityCalls calls;
  private final UndoLog undoLog;
  private final EventLog events;
  private final RunNarrator narrator;

  RunEnding(
      RunState state,
      InputRenderer renderer,
      ActivityCalls calls,
      UndoLog undoLog,
      EventLog events,
      RunNarrator narrator) {
    this.state = state;
    this.renderer = renderer;
    this.calls = calls;
    this.undoLog = undoLog;
    this.events = events;
    this.narrator = narrator;
  }

  /** Ends a run that nobody cancelled. */
  void end() {
    if (!state.hasFailed()) {
      renderOutput();
    }
    RunFailure failure = state.failure();
    if (failure == null) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("output", state.output());
      close(RunPhase.COMPLETED, COMPLETED, data);
    } else if (state.policy() == FailurePolicy.KEEP) {
      undoLog.keepAll();
      close(RunPhase.FAILED, FAILED, error(failure));
    } else {
      String culprit = failure.stepId() == null ? "its output" : "step " + failure.stepId();
      undo("Taking back what the run made, because %s failed".formatted(culprit));
      RunPhase phase =
          state.leftovers().isEmpty() ? RunPhase.UNDONE : RunPhase.UNDONE_WITH_LEFTOVERS;
      close(phase, FAILED, error(failure));
    }
  }

  /**
   * Ends a run that was cancelled.
   *
   * @param reason a full sentence
   */
  void endCancelled(String reason) {
    RunFailure failure = new RunFailure("Cancelled", reason, null);
    state.fail(failure, FailurePolicy.UNDO);
    StepProgress current = interrupted();
    String what = current == null ? "Run" : "Step " + current.id();
    events.cancelled(current, what + " has been cancelled.");
    undo("Taking back what the run made. " + reason);
    close(RunPhase.CANCELLED, FAILED, error(failure));
  }

  private void renderOutput() {
    String fault;
    try {
      Map<String, Object> output =
          OutputRenderer.render(
              state.request().spec().output(),
              new Variables(state.request(), state.stepOutputs()).ofRun(),
              renderer);
      events.warn(null, renderer.takeWarnings());
      fault = OutputBudget.check(output);
      if (fault == null) {
        state.complete(output);
        return;
      }
    } catch (ExpressionException e) {
      fault = String.valueOf(e.getMessage());
    }
    state.fail(
        new RunFailure(StepFailure.INVALID_INPUT, fault, null), state.request().spec().onFailure());
  }

  private void undo(String message) {
    state.moveTo(RunPhase.UNDOING);
    narrator.phase();
    events.run("undoing", RunPhase.UNDOING, message, Map.of());
    calls.record();
    undoLog.undoAll();
  }

  private void close(RunPhase phase, String message, Map<String, Object> data) {
    state.moveTo(phase);
    narrator.phase();
    events.completion(phase, message, data);
    calls.recordLast();
  }

  private Map<String, Object> error(RunFailure failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("name", failure.type());
    error.put("message", failure.message());
    if (failure.stepId() != null) {
      error.put("stepId", failure.stepId());
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", error);
    data.put("leftovers", leftovers(state));
    return data;
  }

  /** What stays, with the step that made it. */
  static List<Map<String, Object>> leftovers(RunState state) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (StepProgress step : state.steps()) {
      for (Leftover leftover : step.leftovers()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("stepId", step.id());
        entry.put("kind", leftover.kind());
        entry.put("name", leftover.name());
        if (leftover.url() != null) {
          entry.put("url", leftover.url());
        }
        entry.put("reason", leftover.reason());
        all.add(entry);
      }
    }
    return all;
  }

  /** The last step that was under way, or null when none had begun. */
  private @Nullable StepProgress interrupted() {
    return state.steps().reversed().stream()
        .filter(step -> step.state() != StepState.OPEN && step.state() != StepState.SKIPPED)
        .findFirst()
        .orElse(null);
  }
}
