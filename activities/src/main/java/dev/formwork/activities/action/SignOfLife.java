package dev.formwork.activities.action;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the server that the attempt's process still lives, so that an attempt whose worker was
 * killed is noticed after the heartbeat timeout and not after the attempt's. It hides no hung work:
 * the attempt timeout ends an attempt whatever it says here.
 */
final class SignOfLife implements AutoCloseable {

  private static final int PER_TIMEOUT = 3;

  private final ActivityExecutionContext context;
  private final Future<?> beats;

  private SignOfLife(ActivityExecutionContext context, ScheduledExecutorService scheduler) {
    this.context = context;
    Duration silence = context.getInfo().getHeartbeatTimeout();
    long every = silence == null ? 0 : silence.toMillis() / PER_TIMEOUT;
    this.beats =
        every == 0
            ? CompletableFuture.completedFuture(null)
            : scheduler.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
  }

  static SignOfLife of(ActivityExecutionContext context, ScheduledExecutorService scheduler) {
    return new SignOfLife(context, scheduler);
  }

  private void beat() {
    try {
      context.heartbeat(null);
    } catch (ActivityCompletionException stop) {
      // The action itself learns of it with its next heartbeat; there is nobody left to tell here.
      beats.cancel(false);
    }
  }

  @Override
  public void close() {
    beats.cancel(false);
  }
}
