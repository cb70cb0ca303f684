package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.RunUndoRequest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say when an ended run begins to be taken back. */
final class UndoRows {

  private final JdbcClient jdbc;
  private final SecretRows secrets;

  UndoRows(JdbcClient jdbc, SecretRows secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** Locks the run's row and answers what the run was started with. */
  byte[] lock(UUID run) {
    return jdbc.sql("select request from run where run_id = ? for update")
        .param(run)
        .query((row, number) -> row.getBytes(1))
        .optional()
        .orElseThrow(
            () ->
                ApiFailure.conflict(
                    "Run %s is from a version that did not keep what runs were started with, and Temporal has forgotten it. Remove by hand what it made."
                        .formatted(run)));
  }

  /** Who took the run back last. */
  String newestBy(UUID run) {
    return jdbc.sql(
            "select by_whom from run_undo_call where run_id = ? order by serial desc limit 1")
        .param(run)
        .query(String.class)
        .optional()
        .orElse("Somebody");
  }

  /**
   * Writes the wish, and brings the run and its steps from their end back to where they can be
   * undone. The run's row must be locked.
   */
  void begin(UUID run, RunUndoRequest undo, Map<String, String> values, Instant at) {
    insert(run, undo, at);
    markTaken(run, at);
    jdbc.sql(
            """
            update run_step set state = case when failure is null then 'completed' else 'failed' end
            where run_id = ? and state in ('kept', 'leftover', 'undoing', 'running')""")
        .param(run)
        .update();
    jdbc.sql(
            """
            update run set phase = 'undoing', workflow_id = ?, undo_kept = null, undo_looked_at = ?
            where run_id = ?""")
        .params(undo.workflowId(), Timestamp.from(at), run)
        .update();
    jdbc.sql(
            """
            update run_event set type = 'log', event_key = event_key || ':' || ?
            where run_id = ? and type = 'completion'""")
        .params(undo.serial(), run)
        .update();
    jdbc.sql("delete from run_made where run_id = ? and kind = 'step' and state = 'leftover'")
        .param(run)
        .update();
    jdbc.sql("delete from run_attention where run_id = ? and attention_key = 'ended_without_undo'")
        .param(run)
        .update();
    secrets.write(run, values);
  }

  private void insert(UUID run, RunUndoRequest undo, Instant at) {
    jdbc.sql(
            """
            insert into run_undo_call (run_id, serial, workflow_id, by_whom, reason, asked_at)
            values (:run, :serial, :workflow, :by, :reason, :at)""")
        .param("run", run)
        .param("serial", undo.serial())
        .param("workflow", undo.workflowId())
        .param("by", undo.by())
        .param("reason", undo.reason())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Notes which activities need no undo any more, before their steps get another state. */
  void markTaken(UUID run, Instant at) {
    jdbc.sql(
            """
            update run_undo_entry e set taken_at = ? from run_step s
            where e.run_id = ? and s.run_id = e.run_id and s.step_id = e.step_id
              and s.state = 'undone' and e.taken_at is null""")
        .params(Timestamp.from(at), run)
        .update();
  }

  /** Notes that Temporal has the wish. */
  void noteStarted(UUID run, int serial, Instant at) {
    jdbc.sql("update run_undo_call set started_at = ? where run_id = ? and serial = ?")
        .params(Timestamp.from(at), run, serial)
        .update();
  }
}
