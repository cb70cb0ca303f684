package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/**
 * The rules of branches. Every method may throw {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface ProtectedBranches {

  /**
   * What is protected how.
   *
   * @param blockCreations whether a pattern of {@code restrictions} also forbids to make branches
   */
  record Protection(
      String branch, boolean enforceAdmins, boolean blockCreations, BranchRules rules) {}

  /** The rules as a text that becomes another one as soon as somebody changes them. */
  Optional<String> rulesOf(RepositoryName repository, String branch);

  /** Whether a branch has rules; false when there is no such branch. */
  boolean isProtected(RepositoryName repository, String branch);

  /**
   * Gives a branch rules; those it had are replaced.
   *
   * @return why it is not protected, in a full sentence, when the account's plan has no rules for
   *     it; empty when it is
   * @throws ActionException.NotReadyYet when there is no such branch yet
   * @throws ActionException.InvalidInput when GitHub refuses a rule
   * @throws ActionException.PermissionDenied when the token may not
   */
  Optional<String> protect(RepositoryName repository, Protection protection);

  /** Takes the rules away. A branch without any is no failure. */
  void unprotect(RepositoryName repository, String branch);
}
