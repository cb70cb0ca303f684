package dev.formwork.api.runs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The events of the tables. */
final class RunEvents {

  /** Channel on which writers tell the id of a run that has new events. */
  static final String CHANNEL = "formwork_run";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RunEvents(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Reads events in their order; those before a run was started over are left out.
   *
   * @param after id of the last event that is known
   * @param completionToo whether the completion is wanted even when its id is not larger
   */
  List<TaskEvent> read(Run run, long after, boolean completionToo, int limit) {
    return jdbc.sql(
            """
            select id, type, body, created_at from run_event
            where run_id = :run and (id > :after or (:completion and type = 'completion'))
              and id >= coalesce((
                select case when body ->> 'recoverStrategy' = 'startOver' then id end
                from run_event where run_id = :run and type = 'recovered'
                order by id desc limit 1), 0)
            order by id limit :limit""")
        .param("run", run.id())
        .param("after", after)
        .param("completion", completionToo)
        .param("limit", limit)
        .query(
            (row, number) ->
                new TaskEvent(
                    row.getLong("id"),
                    run.isRecoverable(),
                    run.id(),
                    json.readTree(row.getString("body")),
                    row.getString("type"),
                    row.getTimestamp("created_at").toInstant()))
        .list();
  }

  /** Tells that a run begins. */
  void starting(UUID run, int steps, Instant at) {
    append(
        run,
        "run:starting",
        "log",
        Map.of("message", "Starting up task with %d steps".formatted(steps)),
        at);
  }

  /** Appends an event once; the same key again changes nothing. Locks the run's row first. */
  void append(UUID run, String key, String type, Map<String, ?> body, Instant at) {
    jdbc.sql("select 1 from run where run_id = ? for update").param(run).query().listOfRows();
    jdbc.sql(
            """
            insert into run_event (run_id, event_key, type, step_id, body, created_at)
            values (?, ?, ?, null, ?::jsonb, ?) on conflict (run_id, event_key) do nothing""")
        .params(run, key, type, json.writeValueAsString(body), Timestamp.from(at))
        .update();
    jdbc.sql("select pg_notify(?, ?)").params(CHANNEL, run.toString()).query().listOfRows();
  }
}
