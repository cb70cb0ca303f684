package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one workspace out of those that steps left which ran at once.
 *
 * @param base id of the workspace that each of them began with, or null when there were no files
 * @param changes in the order of the template
 */
public record MergeRequest(RunInfo run, @Nullable String base, List<Change> changes) {

  /** The workspace as one step left it. */
  public record Change(String stepId, String snapshot) {}

  public MergeRequest {
    changes = Ordered.copy(changes);
  }
}
