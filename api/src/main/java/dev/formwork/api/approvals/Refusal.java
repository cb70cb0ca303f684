package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.User;

/** Why an answer was not taken, in words for the person who gave it. */
final class Refusal {

  private Refusal() {}

  /** Permission is refused without words, as on Backstage's wire; people get some. */
  static String words(ApiFailure failure, User user) {
    String message = String.valueOf(failure.getMessage());
    return failure.kind() == ApiFailure.Kind.NOT_ALLOWED && message.isEmpty()
        ? "%s may not approve this run (permission %s). Ask another approver."
            .formatted(user.ref(), Voting.PERMISSION)
        : message;
  }
}
