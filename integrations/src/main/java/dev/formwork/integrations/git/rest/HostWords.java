package dev.formwork.integrations.git.rest;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositorySettings;

/**
 * What is said on every host alike when something cannot be done.
 *
 * @param host as people call it, such as `Azure DevOps`
 */
public record HostWords(String host) {

  /** The name of a new repository is another's. */
  public NameTaken taken(NewRepository wanted) {
    return new NameTaken(
        "Repository %s/%s already exists on %s (input: repoUrl). Choose another name."
            .formatted(wanted.owner(), wanted.name(), host));
  }

  /** A repository that must be there is not. */
  public InvalidInput missing(String owner, String name) {
    return new InvalidInput(
        "Repository %s/%s does not exist on %s, or the token may not see it (input: repoUrl). Create it, then retry the run."
            .formatted(owner, name, host));
  }

  /**
   * For a host without settings of repositories: only wishes for none of them can be met.
   *
   * @throws InvalidInput when there is a wish
   */
  public void checkHasNoSettings(Repository repository, RepositorySettings wanted) {
    if (!wanted.equals(RepositorySettings.NONE)) {
      throw new InvalidInput(
          "%s has no settings like these for %s. Leave them out."
              .formatted(host, repository.slug()));
    }
  }

  /** For a host whose rules of branches are not those of {@link BranchProtection}. */
  public String unprotected(Repository repository, BranchProtection protection) {
    return "Branch %s of %s is not protected, because %s has rules of another kind. Set them by hand."
        .formatted(protection.branch(), repository.slug(), host);
  }

  /** There is an open pull request from this branch to that target. */
  public static NameTaken alreadyProposed(ProposedChange change, String targetBranch) {
    return new NameTaken(
        "%s has an open pull request from %s to %s already. Choose another branch."
            .formatted(change.slug(), change.branch(), targetBranch));
  }
}
