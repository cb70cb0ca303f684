package dev.formwork.workflows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step's activity answers.
 *
 * @param snapshot id of the workspace after the step; equal to the request's when no file changed
 * @param child the run that the workflow is to run as part of this one, or null
 */
public record StepResult(
    Map<String, Object> output,
    @Nullable String snapshot,
    List<Made> made,
    List<Link> links,
    @Nullable RunRequest child) {

  /** An answer that asks for nothing more. */
  public StepResult(
      Map<String, Object> output, @Nullable String snapshot, List<Made> made, List<Link> links) {
    this(output, snapshot, made, links, null);
  }

  public StepResult {
    output = Ordered.copy(output);
    made = Ordered.copy(made);
    links = Ordered.copy(links);
  }
}
