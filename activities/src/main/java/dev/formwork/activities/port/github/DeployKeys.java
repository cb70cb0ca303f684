package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/**
 * Keys that may read one repository or write to it. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface DeployKeys {

  /** A key that is there. */
  record DeployKey(long id, String title) {}

  /** The key with this material, whatever its title and comment. */
  Optional<DeployKey> findKey(RepositoryName repository, String publicKey);

  /**
   * Adds a key that may write.
   *
   * @throws ActionException.NameTaken when the key is in use, here or in another repository
   * @throws ActionException.InvalidInput when GitHub refuses the key
   */
  DeployKey addKey(RepositoryName repository, String title, String publicKey);

  /** Removes a key. One that is gone already is no failure. */
  void removeKey(RepositoryName repository, long id);
}
