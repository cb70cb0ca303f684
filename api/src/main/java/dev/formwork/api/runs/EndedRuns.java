package dev.formwork.api.runs;

import dev.formwork.api.runs.RunsInTemporal.State;
import dev.formwork.integrations.postgres.PostgresUndoLogs;
import dev.formwork.integrations.temporal.UndoHistory;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.payload.SealedRequests;
import io.temporal.common.converter.DataConverter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what ended runs may have made: reads it from Temporal before it is forgotten there. Several
 * processes may do so at once, because a look claims the run and a log is written once.
 */
final class EndedRuns {

  /** A look that failed is repeated after this time. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final String DUE =
      """
      undo_kept is distinct from attempt and unstarted_request is null
        and phase not in ('running', 'waiting', 'paused', 'undoing')""";

  private static final String COLUMNS =
      """
      run_id, template_ref, attempt, request is not null as has_request,
        coalesce((select max(u.attempt) from run_undo u where u.run_id = run.run_id), 0) as kept""";

  private final JdbcClient jdbc;
  private final RunsInTemporal temporal;
  private final PostgresUndoLogs logs;
  private final SealedRequests sealed;
  private final DataConverter converter;
  private final Clock clock;

  EndedRuns(
      JdbcClient jdbc,
      RunsInTemporal temporal,
      PostgresUndoLogs logs,
      SealedRequests sealed,
      DataConverter converter,
      Clock clock) {
    this.jdbc = jdbc;
    this.temporal = temporal;
    this.logs = logs;
    this.sealed = sealed;
    this.converter = converter;
    this.clock = clock;
  }

  /**
   * Keeps the log of one more run.
   *
   * @return false when no run is due
   * @throws RuntimeException when Temporal or the database does not answer
   */
  boolean keepNext() {
    Instant now = clock.instant();
    Optional<EndedRun> next =
        jdbc.sql(
                """
                update run set undo_looked_at = :now where run_id = (
                  select run_id from run
                  where %s and (undo_looked_at is null or undo_looked_at < :before)
                  order by undo_looked_at nulls first limit 1 for update skip locked)
                returning %s"""
                    .formatted(DUE, COLUMNS))
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(AGAIN)))
            .query(EndedRuns::row)
            .optional();
    next.ifPresent(this::keep);
    return next.isPresent();
  }

  /** Keeps the log of one run at once, if it has ended and its log is not kept yet. */
  void keep(UUID run) {
    jdbc.sql("select %s from run where run_id = ? and %s".formatted(COLUMNS, DUE))
        .param(run)
        .query(EndedRuns::row)
        .optional()
        .ifPresent(this::keep);
  }

  private static EndedRun row(ResultSet row, int number) throws SQLException {
    return new EndedRun(
        row.getObject("run_id", UUID.class),
        row.getString("template_ref"),
        row.getInt("attempt"),
        row.getInt("kept"),
        row.getBoolean("has_request"));
  }

  private void keep(EndedRun run) {
    for (int attempt = run.kept() + 1; attempt <= run.attempt(); attempt++) {
      keep(run, attempt);
    }
    jdbc.sql("update run set undo_kept = attempt where run_id = ? and attempt = ?")
        .params(run.id(), run.attempt())
        .update();
  }

  private void keep(EndedRun run, int attempt) {
    String workflowId = run.workflowId(attempt);
    State end = temporal.look(workflowId).state();
    if (end == State.NOT_FOUND) {
      logs.keep(run.id().toString(), attempt, end.name(), List.of());
      return;
    }
    UndoHistory history = UndoHistory.of(temporal.history(workflowId), converter);
    logs.keep(run.id().toString(), attempt, end.name(), history.entries());
    if (!run.hasRequest()) {
      history.request().ifPresent(request -> keepRequest(run.id(), request));
    }
  }

  private void keepRequest(UUID run, RunRequest request) {
    jdbc.sql("update run set request = ? where run_id = ? and request is null")
        .params(sealed.seal(request), run)
        .update();
  }
}
