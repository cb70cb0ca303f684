package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.TellingInput;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a step, or its undo, failed for good.
 *
 * @param type simple name, such as `NameTaken`
 * @param message a full sentence
 */
record StepFailure(String type, String message) {

  static final String INVALID_INPUT = "InvalidInput";

  /** Characters of a message; the rest is cut, because failures travel with each later event. */
  private static final int MAX_MESSAGE = 4_000;

  StepFailure {
    message = TellingInput.shorten(message, MAX_MESSAGE);
  }

  static StepFailure invalidInput(String message) {
    return new StepFailure(INVALID_INPUT, message);
  }

  /** Reads the failure that an activity ended with. */
  static StepFailure of(ActivityFailure failure, CallLimits limits) {
    Throwable cause = failure.getCause();
    return switch (cause) {
      case ApplicationFailure application ->
          new StepFailure(simpleName(application.getType()), message(application));
      case TimeoutFailure timeout -> timeout(timeout, failure.getActivityType(), limits);
      case TemporalFailure other -> new StepFailure("Failure", message(other));
      case null, default -> new StepFailure("Failure", message(failure));
    };
  }

  /** Reads the failure of an undo: of its activity, or of the run that it takes back. */
  static StepFailure ofUndo(TemporalFailure failure, CallLimits limits) {
    return failure instanceof ActivityFailure activity
        ? of(activity, limits)
        : new StepFailure(
            "ChildEnded",
            "The run that the step was could not be taken back: its undo was ended by Temporal or an operator.");
  }

  private static StepFailure timeout(TimeoutFailure timeout, String activity, CallLimits limits) {
    String last =
        timeout.getCause() instanceof ApplicationFailure cause
            ? " The last attempt said: " + message(cause)
            : "";
    String each =
        limits.attempts() == 1 ? "" : ", in each of %d attempts".formatted(limits.attempts());
    String text =
        switch (timeout.getTimeoutType()) {
          case TIMEOUT_TYPE_HEARTBEAT ->
              "%s gave no sign of life for %s%s; its worker may have stopped."
                  .formatted(activity, words(limits.heartbeat()), each);
          case TIMEOUT_TYPE_START_TO_CLOSE ->
              "%s took longer than %s%s (input: timeout). Give the step more time."
                  .formatted(activity, words(limits.attempt()), each);
          default ->
              "%s did not end within %s with all its attempts (input: timeout). Give the step more"
                      .formatted(activity, words(limits.total()))
                  + " time, or see why it takes so long.";
        };
    return new StepFailure("Timeout", text + last);
  }

  /** `PT1M30S` is `1m30s`, and `PT72H` is `3d`. */
  static String words(@Nullable Duration duration) {
    if (duration != null && duration.toDays() > 0) {
      Duration rest = duration.minusDays(duration.toDays());
      return duration.toDays() + "d" + (rest.isZero() ? "" : words(rest));
    }
    return String.valueOf(duration).substring(2).toLowerCase(Locale.ROOT);
  }

  private static String message(TemporalFailure failure) {
    String message = failure.getOriginalMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static String simpleName(@Nullable String type) {
    return type == null ? "Failure" : type.substring(type.lastIndexOf('.') + 1);
  }
}
