package dev.formwork.workflows;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time limits and retries of one action, as it declared them when the run was started, so that a
 * replay reads what the run read.
 *
 * @param attemptTimeout longest time of one attempt, longer than zero
 * @param stepTimeout longest time of all attempts together, at least {@code attemptTimeout}
 * @param heartbeatTimeout longest silence of an attempt, or null when the action does not report
 *     progress
 * @param attempts attempts for retryable failures, at least 1
 * @param backoff wait before the second attempt; doubles up to one minute
 * @param queue task queue that serves the action, or null for the run's own queue
 */
public record ActionPolicy(
    Duration attemptTimeout,
    Duration stepTimeout,
    @Nullable Duration heartbeatTimeout,
    int attempts,
    Duration backoff,
    @Nullable String queue) {}
