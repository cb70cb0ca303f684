package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step's activity answers.
 *
 * @param snapshot id of the workspace after the step; equal to the request's when no file changed
 */
public record StepResult(
    Map<String, Object> output, @Nullable String snapshot, List<Made> made, List<Link> links) {

  public StepResult {
    output = Ordered.copy(output);
    made = Ordered.copy(made);
    links = Ordered.copy(links);
  }
}
