package dev.formwork.api.identity;

import dev.formwork.api.http.ApiFailure;

/** Decides what a person may do. The place where policies are added. */
@FunctionalInterface
public interface Permissions {

  /** Everything is allowed; for a server with one local user. */
  Permissions ALL = (user, permission, subject) -> true;

  /**
   * Whether a person may do something.
   *
   * @param permission Backstage's name, such as `scaffolder.task.create`
   * @param subject what it is about: a ref or an id; empty when the permission is about nothing
   */
  boolean allows(User user, String permission, String subject);

  /** Refuses with 403 and, as Backstage does, an empty message. */
  default void require(User user, String permission, String subject) {
    if (!allows(user, permission, subject)) {
      throw ApiFailure.notAllowed("");
    }
  }
}
