package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of joining workspaces.
 *
 * @param snapshot id of the workspace with all changes, or null when some contradict each other
 * @param conflicts the contradictions, some of them when there are many
 */
public record MergeResult(@Nullable String snapshot, List<Conflict> conflicts) {

  /**
   * Two steps that changed the same path differently.
   *
   * @param stepId the one that stands later in the template
   * @param otherId the one that stands earlier
   */
  public record Conflict(String path, String stepId, String otherId) {}

  public MergeResult {
    conflicts = Ordered.copy(conflicts);
  }
}
