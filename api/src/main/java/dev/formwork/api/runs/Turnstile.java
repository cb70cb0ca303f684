package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets some through at once while the others wait for their turn. When hundreds decide at one
 * moment, all sent at once would wait for each other in the workers until none is answered in time.
 */
final class Turnstile {

  private final Semaphore free;
  private final Duration longest;

  /**
   * Everybody may come.
   *
   * @param atOnce most that are under way
   * @param longest how long one waits for its turn
   */
  Turnstile(int atOnce, Duration longest) {
    this.free = new Semaphore(atOnce, true);
    this.longest = longest;
  }

  /**
   * Does it when it is its turn.
   *
   * @throws ApiFailure when its turn did not come in time; then nothing was done
   */
  void take(Runnable deed) {
    if (!comes()) {
      throw ApiFailure.unavailable(
          "More people decide about runs at this moment than the workers can follow, so yours was not sent. Try again in some seconds.");
    }
    try {
      deed.run();
    } finally {
      free.release();
    }
  }

  private boolean comes() {
    try {
      return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
