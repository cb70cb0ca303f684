package dev.formwork.api.runs;

import dev.formwork.api.schedule.PeriodicTask;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks after the undo logs of ended runs from time to time. */
final class UndoSweep extends PeriodicTask {

  /** Runs of one round, so that a crowd of old ones does not keep wishes waiting. */
  private static final int MOST = 200;

  private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

  private final EndedRuns ended;
  private final Decommissions decommissions;
  private final JdbcClient jdbc;
  private final UndoSettings settings;
  private final Clock time;
  private Instant cleanedAt = Instant.EPOCH;

  UndoSweep(
      EndedRuns ended,
      Decommissions decommissions,
      JdbcClient jdbc,
      UndoSettings settings,
      Clock time) {
    super(
        "undo-sweep",
        "What ended runs made could not be kept",
        settings.interval(),
        settings.interval());
    this.ended = ended;
    this.decommissions = decommissions;
    this.jdbc = jdbc;
    this.settings = settings;
    this.time = time;
  }

  @Override
  protected void round() {
    decommissions.startWaiting();
    int kept = 0;
    while (isRunning() && kept < MOST && ended.keepNext()) {
      kept++;
    }
    clean();
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
}
