package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.NotReadyYet;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;

/** Turns what an action throws into what Temporal keeps. */
final class Failures {

  private Failures() {}

  /**
   * The failure of an attempt. Its type is the simple class name of an {@link ActionException},
   * which histories keep. An unknown failure is a bug: it passes with its type, its trace and its
   * redacted message, and is tried again. A cancellation passes as it is.
   */
  static RuntimeException of(Throwable failure, Redactor redactor) {
    return switch (failure) {
      case ActivityCompletionException stop -> stop;
      case TemporalFailure temporal -> temporal;
      case ActionException known -> known(known, redactor);
      default -> bug(failure, redactor);
    };
  }

  private static ApplicationFailure known(ActionException failure, Redactor redactor) {
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder()
            .setType(failure.getClass().getSimpleName())
            .setMessage(redactor.redact(String.valueOf(failure.getMessage())))
            .setNonRetryable(failure.isFinal())
            .setCategory(ApplicationErrorCategory.BENIGN);
    failure.retryAfter().ifPresent(builder::setNextRetryDelay);
    if (failure instanceof NotReadyYet notReady) {
      builder.setDetails(notReady.wishes());
    }
    return builder.build();
  }

  private static ApplicationFailure bug(Throwable failure, Redactor redactor) {
    String message = String.valueOf(failure.getMessage());
    ApplicationFailure clean =
        ApplicationFailure.newBuilder()
            .setType(failure.getClass().getName())
            .setMessage(
                redactor.redact("%s: %s".formatted(failure.getClass().getSimpleName(), message)))
            .build();
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }
}
