package dev.formwork.activities.action;

import dev.formwork.workflows.ActionPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action declares about itself besides its input and output.
 *
 * @param attemptTimeout longest time of one attempt
 * @param stepTimeout longest time of all attempts together
 * @param heartbeatTimeout longest silence of an attempt's process, or null when only the attempt
 *     timeout ends it
 * @param attempts attempts for retryable failures, at least 1
 * @param backoff wait before the second attempt
 * @param queue task queue that serves the action, or null for the run's own
 * @param dryRun whether the action may run in a dry run
 * @param undoes whether undo takes something back; false when the step leaves nothing outside the
 *     workspace or what it leaves cannot be taken back
 * @param aliases former ids under which the action is still found
 */
public record ActionTraits(
    Duration attemptTimeout,
    Duration stepTimeout,
    @Nullable Duration heartbeatTimeout,
    int attempts,
    Duration backoff,
    @Nullable String queue,
    boolean dryRun,
    boolean undoes,
    List<String> aliases) {

  public ActionTraits {
    aliases = List.copyOf(aliases);
  }

  /**
   * Two minutes an attempt, half an hour in all, eight attempts from one second on, no undo. A
   * worker that was killed is noticed after 15 seconds.
   */
  public static ActionTraits defaults() {
    return new ActionTraits(
        Duration.ofMinutes(2),
        Duration.ofMinutes(30),
        Duration.ofSeconds(15),
        8,
        Duration.ofSeconds(1),
        null,
        false,
        false,
        List.of());
  }

  /** These traits for an action that may run in a dry run. */
  public ActionTraits withDryRun() {
    return new ActionTraits(
        attemptTimeout,
        stepTimeout,
        heartbeatTimeout,
        attempts,
        backoff,
        queue,
        true,
        undoes,
        aliases);
  }

  /** These traits for an action whose undo takes something back. */
  public ActionTraits withUndo() {
    return new ActionTraits(
        attemptTimeout,
        stepTimeout,
        heartbeatTimeout,
        attempts,
        backoff,
        queue,
        dryRun,
        true,
        aliases);
  }

  /** These traits with other time limits. */
  public ActionTraits withTimeouts(Duration attempt, Duration step) {
    return new ActionTraits(
        attempt, step, heartbeatTimeout, attempts, backoff, queue, dryRun, undoes, aliases);
  }

  /**
   * These traits for an action that waits for something outside: a week unless its input says
   * otherwise, and a look that finds the other side down is repeated for as long as a weekend.
   */
  public ActionTraits withWaiting() {
    return new ActionTraits(
        Duration.ofMinutes(1),
        Duration.ofDays(7),
        heartbeatTimeout,
        4_000,
        backoff,
        queue,
        true,
        undoes,
        aliases);
  }

  /** The part that a run freezes into its input. */
  public ActionPolicy policy() {
    return new ActionPolicy(
        attemptTimeout, stepTimeout, heartbeatTimeout, attempts, backoff, queue);
  }
}
