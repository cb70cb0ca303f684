package dev.formwork.integrations.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table `run_wait`: what runs wait for now. */
final class WaitRows {

  private WaitRows() {}

  /** Writes what an event tells about a wait that is open, or about one that is over. */
  static void apply(Handle handle, String runId, Map<String, Object> data) {
    if (data.get("wait") instanceof Map<?, ?> wait) {
      open(handle, runId, wait);
    }
    if (data.get("waited") instanceof String key) {
      handle
          .createUpdate(
              "delete from run_wait where run_id = cast(:run as uuid) and wait_key = :key")
          .bind("run", runId)
          .bind("key", key)
          .execute();
    }
  }

  /** A run that has ended waits for nothing. */
  static void clear(Handle handle, String runId) {
    handle
        .createUpdate("delete from run_wait where run_id = cast(:run as uuid)")
        .bind("run", runId)
        .execute();
  }

  private static void open(Handle handle, String runId, Map<?, ?> wait) {
    String[] approvers =
        wait.get("approvers") instanceof List<?> list
            ? list.stream().map(String::valueOf).toArray(String[]::new)
            : new String[0];
    handle
        .createUpdate(
            """
            insert into run_wait (run_id, wait_key, step_id, kind, approvers, details, until_at)
            select run_id, :key, :step, :kind, :approvers, cast(:details as jsonb), :until
              from run where run_id = cast(:run as uuid)
            on conflict (run_id, wait_key) do update
              set approvers = excluded.approvers, details = excluded.details,
                until_at = excluded.until_at""")
        .bind("run", runId)
        .bind("key", text(wait.get("key")))
        .bind("step", text(wait.get("stepId")))
        .bind("kind", text(wait.get("kind")))
        .bind("approvers", approvers)
        .bind("details", Json.write(wait))
        .bind("until", Timestamp.from(Instant.parse(text(wait.get("until")))))
        .execute();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
