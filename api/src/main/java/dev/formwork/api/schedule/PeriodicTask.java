package dev.formwork.api.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Does its work again and again while the application runs, with a pause between two rounds. A
 * round that fails is told once, and the next round tries again; that it works again ends this.
 */
public abstract class PeriodicTask implements SmartLifecycle {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String failed;
  private final Duration first;
  private final Duration pause;
  private final ScheduledExecutorService clock;
  private volatile boolean running;
  private volatile boolean failing;

  /**
   * @param name of its thread
   * @param failed what the log says of a round that failed, a clause without a full stop
   * @param first the pause before the first round, zero or more
   * @param pause the pause between two rounds, more than zero
   */
  protected PeriodicTask(String name, String failed, Duration first, Duration pause) {
    this.failed = failed;
    this.first = first;
    this.pause = pause;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
  }

  /**
   * One round. A long one looks at {@link #isRunning} from time to time.
   *
   * @throws RuntimeException when it failed; the next round tries again
   */
  protected abstract void round();

  private void tryRound() {
    try {
      round();
      failing = false;
    } catch (RuntimeException | Error failure) {
      log.atLevel(failing || !running ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", failure.toString())
          .log("{}; it is tried again", failed);
      failing = true;
    }
  }

  @Override
  public final void start() {
    running = true;
    clock.scheduleWithFixedDelay(
        this::tryRound, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public final void stop() {
    running = false;
    clock.shutdown();
  }

  @Override
  public final boolean isRunning() {
    return running;
  }
}
