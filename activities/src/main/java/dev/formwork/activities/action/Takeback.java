package dev.formwork.activities.action;

import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an undo took back. An attempt that is killed has removed things and told nobody, and the
 * next one finds them gone and has nothing to tell; so when an undo leaves nothing, everything that
 * the step told it made is taken back.
 *
 * @param stillMade what the step told that it made, and no undo has told of since
 */
record Takeback(Function<RunInfo, List<Made>> stillMade) {

  /** The result with what an earlier attempt must have removed. */
  UndoResult complete(UndoResult told, UndoRequest request) {
    if (!told.leftovers().isEmpty()) {
      return told;
    }
    List<Made> undone = new ArrayList<>(told.undone());
    for (Made made : made(request.step(), request.result())) {
      if (undone.stream().noneMatch(other -> isSame(other, made))) {
        undone.add(made);
      }
    }
    return new UndoResult(undone, told.leftovers(), told.child());
  }

  /** Without the answer of a step with several iterations nobody knows which of them made what. */
  private List<Made> made(StepRequest step, @Nullable StepResult known) {
    if (known != null) {
      return known.made();
    }
    return step.iteration() == null ? stillMade.apply(step.run()) : List.of();
  }

  private static boolean isSame(Made one, Made other) {
    return one.kind().equals(other.kind()) && one.name().equals(other.name());
  }
}
