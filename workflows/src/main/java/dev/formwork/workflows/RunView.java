package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as it stands now: the workflow's answer to a query and its result when it ends. */
public record RunView(
    String runId,
    RunPhase phase,
    List<StepView> steps,
    Map<String, Object> output,
    @Nullable RunFailure failure,
    List<Leftover> leftovers) {

  public RunView {
    steps = Ordered.copy(steps);
    output = Ordered.copy(output);
    leftovers = Ordered.copy(leftovers);
  }
}
