package dev.formwork.api.identity;

import dev.formwork.api.http.ApiFailure;
import java.util.List;

/** Decides what a person may do. The place where policies are added. */
@FunctionalInterface
public interface Permissions {

  /** Everything is allowed; for a server with one local user. */
  Permissions ALL =
      new Permissions() {
        @Override
        public boolean allows(User user, String permission, String subject) {
          return true;
        }

        @Override
        public boolean areOpen() {
          return true;
        }
      };

  /**
   * Whether a person may do something.
   *
   * @param permission Backstage's name, such as `scaffolder.task.create`
   * @param subject what it is about: a ref or an id; empty when the permission is about nothing
   */
  boolean allows(User user, String permission, String subject);

  /**
   * Whether a person may see a part of a template: a page of its form, or a step. Parts that a
   * person may not see are neither asked for nor run.
   *
   * @param permission `scaffolder.template.parameter.read` or `scaffolder.template.step.read`
   * @param templateRef such as `template:default/java-service`
   * @param tags what the part says under `backstage:permissions`
   */
  default boolean allowsPart(User user, String permission, String templateRef, List<String> tags) {
    return allows(user, permission, templateRef);
  }

  /** Whether everything is allowed to everybody, so that nothing has to be decided beforehand. */
  default boolean areOpen() {
    return false;
  }

  /** Refuses with 403 and, as Backstage does, an empty message. */
  default void require(User user, String permission, String subject) {
    if (!allows(user, permission, subject)) {
      throw ApiFailure.notAllowed("");
    }
  }
}
