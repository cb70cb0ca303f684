package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.checks.ChangeState;
import java.util.Optional;

/** What GitLab's merge requests have besides those of others. A project is named by id or path. */
public interface MergeRequests {

  /** How a merge request stands; empty when there is none of this number. */
  Optional<ChangeState> progress(String project, long number);

  /** Whether the source branch goes away with the merge. */
  void removeSourceBranch(String project, long number, boolean remove);

  /** Asks those for a review who may approve by the rules of the project, besides the author. */
  void askApprovers(String project, long number);

  /**
   * Lets it merge by itself as soon as all checks pass; one that is merged stays as it is.
   *
   * @throws ActionException.NotReadyYet while GitLab still looks whether it can be merged
   * @throws ActionException.Conflict when it cannot be merged
   */
  void mergeWhenReady(String project, long number);
}
