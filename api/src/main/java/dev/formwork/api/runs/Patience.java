package dev.formwork.api.runs;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for calls to Temporal, whose client would try for minutes, only as long as is set. */
final class Patience {

  /** A call did not come back in time; it may still have an effect. */
  static final class Lost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration longest;

    Lost(Duration longest) {
      super("Temporal did not answer within %s.".formatted(longest));
      this.longest = longest;
    }

    Duration longest() {
      return longest;
    }
  }

  private final Duration longest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Patience(Duration longest) {
    this.longest = longest;
  }

  Duration longest() {
    return longest;
  }

  /**
   * Runs the call on another thread, as a part of the same trace, and waits for it; what it throws
   * is thrown here.
   *
   * @throws Lost when it takes too long
   */
  void await(Runnable call) {
    Future<?> answer = threads.submit(Context.current().wrap(call));
    try {
      answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      answer.cancel(true);
      throw new Lost(longest);
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new Lost(longest);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
