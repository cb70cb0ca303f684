package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/**
 * The web site that GitHub makes of a repository. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface Pages {

  /**
   * How the site is made.
   *
   * @param buildType `workflow` or `legacy`
   * @param branch that a legacy site is made of
   * @param path folder of that branch, `/` or `/docs`
   */
  record Site(String buildType, String branch, String path) {

    /** Whether both make the same site; a workflow's site has no branch. */
    public boolean isLike(Site other) {
      return buildType.equals(other.buildType) && (buildType.equals("workflow") || equals(other));
    }
  }

  Optional<Site> findSite(RepositoryName repository);

  /**
   * Turns the site on.
   *
   * @throws ActionException.NameTaken when there is one
   * @throws ActionException.InvalidInput when GitHub refuses branch or folder
   */
  void enableSite(RepositoryName repository, Site site);

  /** Turns the site off. One that is off already is no failure. */
  void disableSite(RepositoryName repository);
}
