package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of every undo's activity, whose type is the action id followed by `:undo`. The
 * activity records that the undo began and what came of it ({@link StepState#UNDOING}, {@link
 * StepState#UNDONE}, {@link StepState#LEFTOVER}); the workflow records an undo that failed.
 *
 * @param step the request that the step got, without its events
 * @param result its answer, or null when nobody knows how the step ended
 * @param events what the workflow did since the last activity, to be recorded with this one
 * @param serial 0 while the run's own workflow takes it back, and the number of the {@link RunUndo}
 *     afterwards; it keeps the keys of recorded events apart
 */
public record UndoRequest(
    StepRequest step, @Nullable StepResult result, List<RunEvent> events, int serial) {

  public UndoRequest {
    events = Ordered.copy(events);
  }

  public UndoRequest(StepRequest step, @Nullable StepResult result, List<RunEvent> events) {
    this(step, result, events, 0);
  }

  public UndoRequest(StepRequest step, @Nullable StepResult result) {
    this(step, result, List.of());
  }
}
