package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/**
 * Words of issues and commits that become links, such as `TICKET-12`. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface Autolinks {

  /** A rule that is there. */
  record Autolink(long id, NewAutolink rule) {}

  /**
   * A rule as it should be.
   *
   * @param alphanumeric whether letters may follow the prefix, too
   */
  record NewAutolink(String keyPrefix, String urlTemplate, boolean alphanumeric) {}

  Optional<Autolink> findAutolink(RepositoryName repository, String keyPrefix);

  /**
   * Adds a rule.
   *
   * @throws ActionException.NameTaken when there is one of this prefix
   * @throws ActionException.InvalidInput when GitHub refuses the template
   */
  Autolink addAutolink(RepositoryName repository, NewAutolink rule);

  /** Removes a rule. One that is gone already is no failure. */
  void removeAutolink(RepositoryName repository, long id);
}
