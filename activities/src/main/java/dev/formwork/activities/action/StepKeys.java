package dev.formwork.activities.action;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.UndoRequest;

/** Keys of the events of a step, the same for each attempt. */
final class StepKeys {

  private StepKeys() {}

  /**
   * Such as `step:publish:finished`, `step:publish:2:finished` after a person retried the step, and
   * `step:publish:key:undo` for one iteration.
   */
  static String of(StepRequest request, String what) {
    String group = request.attemptGroup() == 1 ? "" : ":" + request.attemptGroup();
    String iteration = request.iteration() == null ? "" : ":each:" + request.iteration();
    return "step:" + request.stepId() + group + iteration + (what.isEmpty() ? "" : ":" + what);
  }

  /** Such as `step:claim:log:2`, and `step:claim:look:7:log:2` when it is another look. */
  static String ofAttempt(StepRequest request, String what, Attempt attempt) {
    String look = request.look() == 0 ? "" : "look:" + request.look() + ":";
    return of(request, look + what + ":" + attempt.number());
  }

  /** What the keys of an undo begin with; an undo after the run's end has its own. */
  static String ofUndo(UndoRequest request) {
    String late = request.serial() == 0 ? "" : "undo:" + request.serial() + ":";
    return late + of(request.step(), "undo");
  }

  /** How messages call the action: its id, and the iteration in brackets. */
  static String actionName(StepRequest request) {
    return request.iteration() == null
        ? request.action()
        : "%s[%s]".formatted(request.action(), request.iteration());
  }
}
