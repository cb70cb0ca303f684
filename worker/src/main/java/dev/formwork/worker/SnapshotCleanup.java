package dev.formwork.worker;

import dev.formwork.integrations.postgres.PostgresSnapshotStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Removes the files of runs that ended some time ago, and what workers stored and never used
 * because they ended in between. Several workers may do so at once.
 */
final class SnapshotCleanup extends Housekeeping {

  private static final Logger log = LoggerFactory.getLogger(SnapshotCleanup.class);

  /** Longer than any step may take between storing a file and saving its snapshot. */
  private static final Duration ORPHANED_AFTER = Duration.ofDays(1);

  private final PostgresSnapshotStore store;
  private final Duration retention;

  /**
   * @param retention how long the files of an ended run are kept; those whose end no worker saw are
   *     kept for a day at least
   */
  SnapshotCleanup(PostgresSnapshotStore store, Duration interval, Duration retention) {
    super("snapshot-cleanup", "Files that no run needs could not be removed", interval);
    this.store = store;
    this.retention = retention.isPositive() ? retention : ORPHANED_AFTER;
  }

  @Override
  void round() {
    int runs = store.removeEnded(retention);
    int blobs = store.removeOrphans(ORPHANED_AFTER);
    int strays = store.removeStrays(ORPHANED_AFTER);
    log.atLevel(runs + blobs + strays == 0 ? Level.DEBUG : Level.INFO)
        .addKeyValue("runs", runs)
        .addKeyValue("blobs", blobs)
        .addKeyValue("strays", strays)
        .log("Files that no run needs were removed");
  }
}
