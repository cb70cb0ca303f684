package dev.formwork.activities.port.scm;

import org.jspecify.annotations.Nullable;

/**
 * A repository to be created.
 *
 * @param mark written on the repository in the call that creates it
 */
public record NewRepository(
    String owner,
    String name,
    @Nullable String description,
    @Nullable String homepage,
    Visibility visibility,
    String defaultBranch,
    String mark) {

  /** Who may read a repository. */
  public enum Visibility {
    PUBLIC,
    INTERNAL,
    PRIVATE
  }
}
