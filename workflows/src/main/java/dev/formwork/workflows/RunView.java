package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands now: the workflow's answer to a query and its result when it ends.
 *
 * @param pause what the run waits for a decision about, or null when it does not
 * @param stuckUndos undos that failed and wait for a decision
 * @param waits what steps wait for now
 */
public record RunView(
    String runId,
    RunPhase phase,
    List<StepView> steps,
    Map<String, Object> output,
    @Nullable RunFailure failure,
    List<Leftover> leftovers,
    @Nullable Pause pause,
    List<StuckUndo> stuckUndos,
    List<Wait> waits) {

  public RunView {
    steps = Ordered.copy(steps);
    output = Ordered.copy(output);
    leftovers = Ordered.copy(leftovers);
    stuckUndos = Ordered.copy(stuckUndos);
    waits = Ordered.copy(waits);
  }
}
