package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;

/**
 * The options of repositories, and the secrets of their workflows. Everything may be done again.
 * Every method may throw {@link ActionException.PermissionDenied}, {@link
 * ActionException.RateLimited} and {@link ActionException.Unavailable}.
 */
public interface RepositoryAdmin {

  /** Which repositories may use the workflows of this one. */
  enum WorkflowAccess {
    NONE,
    ORGANIZATION,
    USER
  }

  /**
   * Brings all options of a repository to what they should be.
   *
   * @throws ActionException.InvalidInput when GitHub refuses one of them; the message names it
   */
  void apply(RepositoryName repository, RepositoryOptions options);

  void shareWorkflows(RepositoryName repository, WorkflowAccess access);

  /** Keeps a secret for the workflows; one of this name is replaced. */
  void keepSecret(RepositoryName repository, String name, String value);

  /**
   * A text that becomes another one as soon as somebody gives the secret another value; empty when
   * there is no such secret.
   */
  Optional<String> secretState(RepositoryName repository, String name);

  boolean hasSecret(RepositoryName repository, String name);

  /** Forgets a secret. One that is gone already is no failure. */
  void dropSecret(RepositoryName repository, String name);
}
