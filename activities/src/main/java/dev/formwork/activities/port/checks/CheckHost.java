package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.ActionException;
import java.util.List;
import java.util.Optional;

/**
 * A Git host that tells how commits and pull requests stand; it only reads. Every method may throw
 * {@link ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface CheckHost {

  /**
   * The checks of a commit.
   *
   * @param ref branch, tag or id of the commit
   * @return empty when there is no such repository or commit, or the login may not see it
   */
  Optional<CommitChecks> checks(String owner, String name, String ref);

  /**
   * Names of the checks that the rules of a branch demand before a merge; empty when they demand
   * none or there is no such branch.
   */
  List<String> required(String owner, String name, String branch);

  /**
   * A pull request.
   *
   * @return empty when there is none of this number, or the login may not see it
   */
  Optional<ChangeState> change(String owner, String name, long number);
}
