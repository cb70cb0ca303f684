package dev.formwork.worker;

import dev.formwork.integrations.postgres.PostgresSnapshotStore;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Removes the files of runs that ended some time ago, and what workers stored and never used
 * because they ended in between. Several workers may do so at once.
 */
final class SnapshotCleanup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SnapshotCleanup.class);

  /** Longer than any step may take between storing a file and saving its snapshot. */
  private static final Duration ORPHANED_AFTER = Duration.ofDays(1);

  private final PostgresSnapshotStore store;
  private final Duration interval;
  private final Duration retention;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("snapshot-cleanup").factory());
  private volatile boolean running;

  /**
   * @param retention how long the files of an ended run are kept; those whose end no worker saw are
   *     kept for a day at least
   */
  SnapshotCleanup(PostgresSnapshotStore store, Duration interval, Duration retention) {
    this.store = store;
    this.interval = interval;
    this.retention = retention.isPositive() ? retention : ORPHANED_AFTER;
  }

  private void clean() {
    try {
      int runs = store.removeEnded(retention);
      int blobs = store.removeOrphans(ORPHANED_AFTER);
      int strays = store.removeStrays(ORPHANED_AFTER);
      log.atLevel(runs + blobs + strays == 0 ? Level.DEBUG : Level.INFO)
          .addKeyValue("runs", runs)
          .addKeyValue("blobs", blobs)
          .addKeyValue("strays", strays)
          .log("Files that no run needs were removed");
    } catch (RuntimeException failure) {
      log.atLevel(running ? Level.WARN : Level.DEBUG)
          .addKeyValue("reason", failure.getMessage())
          .log("Files that no run needs could not be removed; it is tried again");
    }
  }

  @Override
  public void start() {
    running = true;
    clock.scheduleWithFixedDelay(
        this::clean, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
