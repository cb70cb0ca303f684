package dev.formwork.workflows.interpreter;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A wait for a condition that ends after some time. Its timer has a name in Temporal's page and,
 * unlike that of {@link Workflow#await(Duration, java.util.function.Supplier)}, is cancelled when
 * the wait is over.
 */
final class Countdown {

  private Countdown() {}

  /**
   * Waits.
   *
   * @param summary what the time is for, in a few words
   * @return whether the condition held before the time was over
   * @throws io.temporal.failure.CanceledFailure when the caller's scope is cancelled meanwhile
   */
  static boolean await(Duration patience, String summary, BooleanSupplier condition) {
    Promise<?>[] timer = new Promise<?>[1];
    TimerOptions options = TimerOptions.newBuilder().setSummary(summary).build();
    CancellationScope clock =
        Workflow.newCancellationScope(() -> timer[0] = Workflow.newTimer(patience, options));
    clock.run();
    Workflow.await(() -> condition.getAsBoolean() || timer[0].isCompleted());
    if (!condition.getAsBoolean()) {
      return false;
    }
    clock.cancel(summary);
    return true;
  }
}
