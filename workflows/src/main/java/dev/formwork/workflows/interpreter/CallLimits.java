package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.payload.PayloadTooLarge;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Time limits and retries of one call of an activity: the action's own, changed by what the step
 * asks for.
 *
 * @param attempt longest time of one attempt
 * @param total longest time of all attempts together, waits included
 * @param heartbeat longest silence of an attempt, or null
 * @param queue task queue, or null for the run's own
 * @param isLook whether "not ready yet" ends the call, so that the workflow waits
 */
record CallLimits(
    Duration attempt,
    Duration total,
    @Nullable Duration heartbeat,
    int attempts,
    Duration backoff,
    @Nullable String queue,
    boolean isLook) {

  private static final Duration MAX_BACKOFF = Duration.ofMinutes(1);

  /** An undo is worth more patience than a step: what it leaves, a person must remove. */
  private static final int UNDO_ATTEMPTS = 10;

  private static final Duration UNDO_TOTAL = Duration.ofMinutes(15);

  /** A step that waits for weeks is undone or parked within hours. */
  private static final Duration LONGEST_UNDO = Duration.ofHours(12);

  private static final int MOST_UNDO_ATTEMPTS = 100;

  /** Failures that no retry mends: the closed list of actions, and an answer that is too large. */
  private static final String[] FINAL_FAILURES = {
    "InvalidInput",
    "PermissionDenied",
    "NameTaken",
    "Conflict",
    "QuotaExceeded",
    "NeverReady",
    PayloadTooLarge.class.getName()
  };

  /** Joining workspaces is quick, and worth waiting for a database that is away. */
  static final CallLimits OF_MERGE =
      new CallLimits(
          Duration.ofMinutes(2),
          Duration.ofMinutes(30),
          null,
          100,
          Duration.ofSeconds(1),
          null,
          false);

  static CallLimits ofStep(ActionPolicy policy, StepSpec step) {
    Duration total = step.timeout() == null ? policy.stepTimeout() : step.timeout();
    return new CallLimits(
        shorter(policy.attemptTimeout(), total),
        total,
        policy.heartbeatTimeout(),
        step.attempts() == null ? policy.attempts() : step.attempts(),
        step.backoff() == null ? policy.backoff() : step.backoff(),
        policy.queue(),
        false);
  }

  static CallLimits ofUndo(ActionPolicy policy) {
    Duration total =
        policy.stepTimeout().compareTo(UNDO_TOTAL) > 0
            ? shorter(policy.stepTimeout(), LONGEST_UNDO)
            : UNDO_TOTAL;
    return new CallLimits(
        policy.attemptTimeout(),
        total,
        policy.heartbeatTimeout(),
        Math.clamp(policy.attempts(), UNDO_ATTEMPTS, MOST_UNDO_ATTEMPTS),
        policy.backoff(),
        policy.queue(),
        false);
  }

  ActivityOptions options(String summary) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(attempt)
            .setScheduleToCloseTimeout(total)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(retries())
            .setSummary(summary);
    if (heartbeat != null) {
      options.setHeartbeatTimeout(heartbeat);
    }
    if (queue != null) {
      options.setTaskQueue(queue);
    }
    return options.build();
  }

  private RetryOptions retries() {
    return RetryOptions.newBuilder()
        .setMaximumAttempts(attempts)
        .setInitialInterval(backoff)
        .setBackoffCoefficient(2)
        .setMaximumInterval(backoff.compareTo(MAX_BACKOFF) > 0 ? backoff : MAX_BACKOFF)
        .setDoNotRetry(isLook ? withNotReady() : FINAL_FAILURES)
        .build();
  }

  private static String[] withNotReady() {
    String[] types = Arrays.copyOf(FINAL_FAILURES, FINAL_FAILURES.length + 1);
    types[FINAL_FAILURES.length] = NotReady.TYPE;
    return types;
  }

  /** The same limits for a call that ends when what it looks for is not ready. */
  CallLimits looking() {
    return new CallLimits(attempt, total, heartbeat, attempts, backoff, queue, true);
  }

  /** The same limits for the rest of a wait; one attempt always has its time. */
  CallLimits within(Duration left) {
    Duration rest = shorter(left, total);
    Duration whole = attempt.compareTo(rest) > 0 ? attempt : rest;
    return new CallLimits(attempt, whole, heartbeat, attempts, backoff, queue, isLook);
  }

  /**
   * How long to wait for something to become ready: what the step or its input says, the shorter
   * one when both do, and the action's own time otherwise.
   */
  Duration patience(@Nullable Duration ofStep, @Nullable Duration ofInput) {
    if (ofStep == null) {
      return ofInput == null ? total : ofInput;
    }
    return ofInput == null ? ofStep : shorter(ofStep, ofInput);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
