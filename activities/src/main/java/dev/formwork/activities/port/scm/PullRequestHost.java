package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where changes of repositories are proposed. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface PullRequestHost {

  /**
   * Pushes the change to its branch and opens a pull request. When the step with this mark has done
   * so, answers the same again, also when the target branch has moved since.
   *
   * @return the pull request; empty when nothing differs and none is wanted then
   * @throws ActionException.NameTaken when somebody else has a branch of this name
   * @throws ActionException.InvalidInput when repository or target branch does not exist
   */
  Optional<PullRequest> propose(ProposedChange change);

  /**
   * Closes the pull request that the step opened and deletes the branch that it made, unless it was
   * merged or somebody pushed to the branch.
   *
   * @param headCommit the only commit that the branch may end with, or null when nobody knows it:
   *     then one that names the mark
   */
  Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit);

  /**
   * Asks people to take part and gives labels. Again with the same changes nothing.
   *
   * @return what did not work, each in a full sentence
   */
  List<String> invite(ProposedChange.Key key, PullRequest pullRequest, Participants participants);
}
