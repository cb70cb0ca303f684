package dev.formwork.api.runs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks after the undo logs of ended runs from time to time. */
final class UndoSweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(UndoSweep.class);

  /** Runs of one round, so that a crowd of old ones does not keep wishes waiting. */
  private static final int MOST = 200;

  private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

  private final EndedRuns ended;
  private final Decommissions decommissions;
  private final JdbcClient jdbc;
  private final UndoSettings settings;
  private final Clock time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("undo-sweep").factory());
  private volatile boolean running;
  private volatile boolean failing;
  private Instant cleanedAt = Instant.EPOCH;

  UndoSweep(
      EndedRuns ended,
      Decommissions decommissions,
      JdbcClient jdbc,
      UndoSettings settings,
      Clock time) {
    this.ended = ended;
    this.decommissions = decommissions;
    this.jdbc = jdbc;
    this.settings = settings;
    this.time = time;
  }

  private void sweep() {
    try {
      decommissions.startWaiting();
      int kept = 0;
      while (running && kept < MOST && ended.keepNext()) {
        kept++;
      }
      clean();
      failing = false;
    } catch (RuntimeException failure) {
      log.atLevel(failing || !running ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", failure.getMessage())
          .log("What ended runs made could not be kept; it is tried again");
      failing = true;
    }
  }

  /** Removes what is kept no longer: logs with the notes of their steps, and secrets. */
  private void clean() {
    Instant now = time.instant();
    if (now.isBefore(cleanedAt.plus(CLEAN_EVERY))) {
      return;
    }
    cleanedAt = now;
    jdbc.sql(
            """
            with gone as (delete from run_undo where kept_at < ? returning run_id)
            delete from run_secret where name like 'note:%' and run_id in (select run_id from gone)""")
        .param(Timestamp.from(now.minus(settings.kept())))
        .update();
    jdbc.sql(
            """
            delete from run_secret where name not like 'note:%' and run_id in (
              select u.run_id from run_undo u join run r using (run_id)
              where u.kept_at < ? and r.phase not in ('running', 'waiting', 'paused', 'undoing'))""")
        .param(Timestamp.from(now.minus(settings.secretsKept())))
        .update();
  }

  @Override
  public void start() {
    running = true;
    long pause = settings.interval().toMillis();
    clock.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
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
