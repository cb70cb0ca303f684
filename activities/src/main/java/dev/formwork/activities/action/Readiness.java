package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.workflows.NotReady;

/** What a look at something outside found. */
public sealed interface Readiness {

  /** It is as it was waited for. */
  record Ready() implements Readiness {}

  /**
   * It may still become ready.
   *
   * @param missing what is missing, without a full stop
   */
  record Missing(String missing) implements Readiness {}

  /**
   * It will not become ready.
   *
   * @param sentence what happened and what to do
   */
  record Failed(String sentence) implements Readiness {}

  /**
   * Goes on when it is ready.
   *
   * @param subject what is looked at, such as `Pull request acme/payments#7`
   * @throws NotReadyYet when it may still become ready
   * @throws NeverReady when it will not
   */
  default void require(String subject, NotReady wishes) {
    switch (this) {
      case Ready _ -> {}
      case Missing missing ->
          throw new NotReadyYet("%s: %s".formatted(subject, missing.missing()), wishes);
      case Failed failed -> throw new NeverReady("%s %s".formatted(subject, failed.sentence()));
    }
  }
}
