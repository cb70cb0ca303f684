package dev.formwork.api.reconcile;

import dev.formwork.workflows.RunPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which runs are to be compared, and what is written about them beside their events. */
final class SilentRuns {

  private static final int AT_ONCE = 50;

  private final JdbcClient jdbc;

  SilentRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes some of those that are due, the longest unchecked first. A run within a run is its
   * parent's to start, so it is left alone until it has told something. Whoever takes one is alone
   * with it until it is due again, however many processes ask.
   */
  List<SilentRun> take(Instant now, Duration silence, Duration again) {
    return jdbc.sql(
            """
            update run set checked_at = :now
            where run_id in (
              select run_id from run
              where phase in ('running', 'waiting', 'paused', 'undoing')
                and unstarted_request is null
                and (parent_run_id is null or last_event_at is not null)
                and coalesce(last_event_at, created_at) < :silent
                and (checked_at is null or checked_at < :due or checked_at < last_event_at)
              order by checked_at nulls first, created_at
              limit :most for update skip locked)
            returning run_id, workflow_id, phase, last_event_at, checked_history""")
        .param("now", Timestamp.from(now))
        .param("silent", Timestamp.from(now.minus(silence)))
        .param("due", Timestamp.from(now.minus(again)))
        .param("most", AT_ONCE)
        .query(SilentRuns::run)
        .list();
  }

  private static SilentRun run(ResultSet row, int number) throws SQLException {
    Timestamp told = row.getTimestamp("last_event_at");
    long history = row.getLong("checked_history");
    return new SilentRun(
        row.getObject("run_id", UUID.class),
        row.getString("workflow_id"),
        RunPhase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
        told == null ? null : told.toInstant(),
        history == 0 ? null : history);
  }

  /** Notes that the tables agreed with a history of this length. */
  void agree(UUID run, long history) {
    jdbc.sql("update run set checked_history = ? where run_id = ?").params(history, run).update();
  }

  /** Whether the run has told something since it was taken. */
  boolean hasSpoken(SilentRun run) {
    return jdbc.sql(
            """
            select count(*) from run
            where run_id = :run and last_event_at is not distinct from cast(:told as timestamptz)""")
        .param("run", run.id())
        .param("told", run.lastEventAt() == null ? null : Timestamp.from(run.lastEventAt()))
        .query(Integer.class)
        .single()
        .equals(0);
  }

  /**
   * Lets a run be started that Temporal does not know and that no worker has ever seen.
   *
   * @return false for runs of a version that did not keep what they were started with
   */
  boolean startOver(SilentRun run) {
    return jdbc.sql(
                """
                update run set unstarted_request = request
                where run_id = ? and request is not null and last_event_at is null""")
            .param(run.id())
            .update()
        > 0;
  }

  /** Puts the run on the list of what needs people, or keeps it there. */
  void needsAttention(SilentRun run, String kind, String message, Instant since) {
    jdbc.sql(
            """
            insert into run_attention (run_id, attention_key, kind, message, since)
            values (:run, :kind, :kind, :message, :since)
            on conflict (run_id, attention_key) do update set message = excluded.message""")
        .param("run", run.id())
        .param("kind", kind)
        .param("message", message)
        .param("since", Timestamp.from(since))
        .update();
  }

  /** Takes the run off the list. */
  void isWell(SilentRun run, String kind) {
    jdbc.sql("delete from run_attention where run_id = ? and attention_key = ?")
        .params(run.id(), kind)
        .update();
  }
}
