package dev.formwork.api.runs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Runs that wait for their turn, because their template limits how many are under way. */
public final class RunQueue {

  private final JdbcClient jdbc;
  private final RunEvents events;
  private final TransactionOperations transaction;
  private final Clock clock;

  RunQueue(JdbcClient jdbc, RunEvents events, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How many runs of its template start before this one; null when it does not wait. */
  public @Nullable Integer before(UUID run) {
    return jdbc.sql(
            """
            select (select count(*) from run earlier
                where earlier.template_ref = r.template_ref
                  and earlier.unstarted_request is not null and earlier.runs_limit is not null
                  and (coalesce(earlier.priority, 2), earlier.created_at, earlier.run_id)
                    < (coalesce(r.priority, 2), r.created_at, r.run_id))
            from run r
            where r.run_id = ? and r.unstarted_request is not null and r.runs_limit is not null""")
        .param(run)
        .query(Integer.class)
        .optional()
        .orElse(null);
  }

  /**
   * Ends a run that waits for its turn; nothing of it has begun.
   *
   * @return false when it does not wait, and nothing is changed
   */
  boolean leave(UUID run, String by, @Nullable String reason) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Instant now = clock.instant();
              String message =
                  "The run was cancelled by %s%s"
                      .formatted(by, reason == null ? "" : ": " + reason);
              if (!end(run, now, message)) {
                return false;
              }
              tell(run, now, message);
              jdbc.sql("delete from run_secret where run_id = ?").param(run).update();
              return true;
            }));
  }

  private boolean end(UUID run, Instant now, String message) {
    return jdbc.sql(
                """
                update run set unstarted_request = null, phase = 'cancelled', ended_at = :now,
                  last_event_at = :now,
                  failure = jsonb_build_object('type', 'Cancelled', 'message', cast(:message as text))
                where run_id = :run and unstarted_request is not null and runs_limit is not null""")
            .param("now", Timestamp.from(now))
            .param("message", message)
            .param("run", run)
            .update()
        == 1;
  }

  private void tell(UUID run, Instant now, String message) {
    events.append(
        run,
        "run:cancelled",
        "cancelled",
        Map.of("message", "Run has been cancelled.", "status", "cancelled"),
        now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", "Run completed with status: failed");
    body.put("error", Map.of("name", "Cancelled", "message", message));
    events.append(run, "run:completion", "completion", body, now);
  }
}
