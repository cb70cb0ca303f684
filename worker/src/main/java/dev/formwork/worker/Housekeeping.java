package dev.formwork.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Tidies up again and again while the worker runs, with a pause before each round. */
abstract class Housekeeping implements SmartLifecycle {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String failed;
  private final Duration pause;
  private final ScheduledExecutorService clock;
  private volatile boolean running;

  /**
   * @param name of its thread
   * @param failed what the log says of a round that failed, a clause without a full stop
   * @param pause more than zero
   */
  Housekeeping(String name, String failed, Duration pause) {
    this.failed = failed;
    this.pause = pause;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
  }

  /**
   * One round.
   *
   * @throws RuntimeException when it failed; the next round tries again
   */
  abstract void round();

  private void tryRound() {
    try {
      round();
    } catch (RuntimeException | Error failure) {
      log.atLevel(running ? Level.WARN : Level.DEBUG)
          .addKeyValue("reason", failure.toString())
          .log("{}; it is tried again", failed);
    }
  }

  @Override
  public final void start() {
    running = true;
    clock.scheduleWithFixedDelay(
        this::tryRound, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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
