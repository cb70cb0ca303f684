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
 * Removes what workers stored and never used because they ended in between. Several workers may do
 * so at once.
 */
final class SnapshotCleanup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SnapshotCleanup.class);

  /** Longer than any step may take between storing a file and saving its snapshot. */
  private static final Duration ORPHANED_AFTER = Duration.ofDays(1);

  private final PostgresSnapshotStore store;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("snapshot-cleanup").factory());
  private volatile boolean running;

  SnapshotCleanup(PostgresSnapshotStore store, Duration interval) {
    this.store = store;
    this.interval = interval;
  }

  private void clean() {
    try {
      int removed = store.removeOrphans(ORPHANED_AFTER);
      log.atLevel(removed == 0 ? Level.DEBUG : Level.INFO)
          .addKeyValue("blobs", removed)
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
