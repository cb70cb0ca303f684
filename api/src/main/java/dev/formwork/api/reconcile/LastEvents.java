package dev.formwork.api.reconcile;

import dev.formwork.api.runs.RunsInTemporal;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a run, under the keys under which the run itself would write them. The end of
 * an undo that people asked for after the run's end has a key of its own, because the run has had
 * its completion then.
 */
final class LastEvents {

  private static final String COMPLETION = "run:completion";
  private static final String FAILED = "Run completed with status: failed";

  private LastEvents() {}

  /**
   * Those of a run that has walked to its end.
   *
   * @param prefix of their keys, empty for the run's own
   */
  static List<RunEvent> of(String prefix, RunView view, Instant at) {
    List<RunEvent> events = new ArrayList<>();
    Map<String, Object> data = new LinkedHashMap<>();
    RunFailure failure = view.failure();
    if (view.phase() == RunPhase.COMPLETED || failure == null) {
      data.put("output", view.output());
      events.add(
          completion(prefix, view.phase(), "Run completed with status: completed", data, at));
      return events;
    }
    if (view.phase() == RunPhase.CANCELLED) {
      events.add(
          new RunEvent(
              prefix + "run:cancelled",
              Kind.CANCELLED,
              at,
              null,
              null,
              null,
              "Run has been cancelled.",
              Map.of()));
    }
    data.put("error", error(failure.type(), failure.message(), failure.stepId()));
    data.put("leftovers", leftovers(view));
    events.add(completion(prefix, view.phase(), FAILED, data, at));
    return events;
  }

  /** That of a run whose workflow ended without code of its own. */
  static RunEvent withoutUndo(String prefix, RunsInTemporal.State state, Instant at) {
    String message = reason(state);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", error(type(state), message, null));
    return completion(prefix, RunPhase.FAILED, FAILED, data, at);
  }

  /** What happened to such a run, a full sentence. */
  static String reason(RunsInTemporal.State state) {
    String what =
        switch (state) {
          case TERMINATED -> "An operator terminated the run's workflow in Temporal";
          case TIMED_OUT -> "The run's workflow took longer than Temporal lets it";
          case FAILED -> "The run's workflow failed in Temporal";
          case NOT_FOUND -> "Temporal does not know the run's workflow any more";
          case OPEN, COMPLETED, CANCELLED -> "The run's workflow ended";
        };
    return what + "; nothing was taken back.";
  }

  private static String type(RunsInTemporal.State state) {
    return switch (state) {
      case TERMINATED -> "Terminated";
      case TIMED_OUT -> "TimedOut";
      case FAILED -> "WorkflowFailed";
      case NOT_FOUND, OPEN, COMPLETED, CANCELLED -> "Lost";
    };
  }

  private static Map<String, Object> error(String type, String message, @Nullable String stepId) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("name", type);
    error.put("message", message);
    if (stepId != null) {
      error.put("stepId", stepId);
    }
    return error;
  }

  private static List<Map<String, Object>> leftovers(RunView view) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (StepView step : view.steps()) {
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

  private static RunEvent completion(
      String prefix, RunPhase phase, String message, Map<String, Object> data, Instant at) {
    return new RunEvent(prefix + COMPLETION, Kind.COMPLETION, at, null, null, phase, message, data);
  }
}
