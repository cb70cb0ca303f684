package dev.formwork.activities.action;

import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One attempt of an activity, in our words.
 *
 * @param number from 1
 * @param total attempts that there may be
 * @param next the wait before the next attempt when this one fails for a while
 * @param isLook whether the run waits by itself when the action answers "not ready yet"
 * @param heartbeat says that work goes on; throws when the attempt is to stop
 */
record Attempt(int number, int total, Duration next, boolean isLook, Consumer<String> heartbeat) {

  /** The one attempt that a dry run makes. */
  static Attempt only() {
    return new Attempt(1, 1, Duration.ZERO, false, progress -> {});
  }

  boolean isLast() {
    return total > 0 && number >= total;
  }

  /** When a failure is tried again, or empty when it is not. */
  Optional<Duration> retryAfter(Throwable failure) {
    if (isLook && failure instanceof ActionException.NotReadyYet) {
      return Optional.empty();
    }
    if (isLast() || failure instanceof ActivityCompletionException) {
      return Optional.empty();
    }
    if (failure instanceof ActionException known) {
      return known.isFinal() ? Optional.empty() : Optional.of(known.retryAfter().orElse(next));
    }
    return Optional.of(next);
  }
}
