package dev.formwork.workflows;

import java.util.List;
import java.util.Map;

/** The steps, output and failure policy of a run, normalised from a template revision. */
public record RunSpec(List<StepSpec> steps, Map<String, Object> output, FailurePolicy onFailure) {

  public RunSpec {
    steps = Ordered.copy(steps);
    output = Ordered.copy(output);
  }
}
