package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long to pause before something is looked at again. Pauses double from five seconds to the
 * longest that the action names. From then on a pause is at least a share of the time waited so
 * far, which makes the number of looks grow with the logarithm of the time: a wait of 90 days takes
 * about a thousand, each eleven or twelve events of the run's history.
 */
final class LookPace {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final int SHARE = 150;

  /** In a run that has used up much of its history, so that the rest of it has room. */
  private static final int CROWDED_SHARE = 20;

  private static final long CROWDED_EVENTS = 10_000;
  private static final long CROWDED_BYTES = 10L * 1024 * 1024;

  private LookPace() {}

  /**
   * The next pause.
   *
   * @param looks how often it was looked, at least once
   * @param waited since the first look
   */
  static Duration next(NotReady wishes, int looks, Duration waited, long events, long bytes) {
    boolean isCrowded = events > CROWDED_EVENTS || bytes > CROWDED_BYTES;
    Duration share = waited.dividedBy(isCrowded ? CROWDED_SHARE : SHARE);
    Duration pause = wishes.nextLook() == null ? growing(wishes, looks) : wishes.nextLook();
    return longer(SHORTEST, longer(pause, share.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static Duration growing(NotReady wishes, int looks) {
    Duration longest = wishes.every() == null ? LONGEST : wishes.every();
    Duration pause = FIRST.multipliedBy(1L << Math.min(looks - 1, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
