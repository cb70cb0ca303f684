package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table `run_attention`: what runs ask people for, as their events tell it. */
final class AttentionRows {

  private static final String PAUSED = "paused";
  private static final String STUCK_UNDO = "stuck_undo";

  /** What ends with the run. */
  private static final List<String> OF_OPEN_RUNS = List.of(STUCK_UNDO, "failing", "behind");

  private AttentionRows() {}

  /** Writes what an event asks for, and removes what it ends. */
  static void apply(Handle handle, String runId, RunEvent event) {
    RunPhase phase = event.phase();
    if (phase != null && phase != RunPhase.PAUSED) {
      remove(handle, runId, PAUSED, List.of());
    }
    if (phase != null && phase.isFinal()) {
      OF_OPEN_RUNS.forEach(kind -> remove(handle, runId, kind, List.of()));
    }
    if (event.data().get(RunEvent.PAUSE) instanceof Map<?, ?> pause) {
      write(handle, runId, PAUSED, PAUSED, pause, event.at());
    }
    if (event.data().get(RunEvent.STUCK_UNDOS) instanceof List<?> undos) {
      stuck(handle, runId, undos, event.at());
    }
  }

  private static void stuck(Handle handle, String runId, List<?> undos, Instant at) {
    List<String> keys = new ArrayList<>();
    for (Object entry : undos) {
      if (entry instanceof Map<?, ?> undo) {
        String key = "undo:" + undo.get("stepId");
        keys.add(key);
        write(handle, runId, key, STUCK_UNDO, undo, at);
      }
    }
    remove(handle, runId, STUCK_UNDO, keys);
  }

  private static void write(
      Handle handle, String runId, String key, String kind, Map<?, ?> asked, Instant at) {
    handle
        .createUpdate(
            """
            insert into run_attention (run_id, attention_key, kind, step_id, message, since, until_at)
            select run_id, :key, :kind, :step, :message, :since, :until
              from run where run_id = cast(:run as uuid)
            on conflict (run_id, attention_key) do update
              set step_id = excluded.step_id, message = excluded.message,
                until_at = excluded.until_at,
                since = case when run_attention.step_id = excluded.step_id
                  then run_attention.since else excluded.since end""")
        .bind("run", runId)
        .bind("key", key)
        .bind("kind", kind)
        .bind("step", text(asked.get("stepId")))
        .bind("message", Json.clean(String.valueOf(asked.get("message"))))
        .bind("since", Timestamp.from(at))
        .bind("until", Timestamp.from(Instant.parse(String.valueOf(asked.get("until")))))
        .execute();
  }

  private static void remove(Handle handle, String runId, String kind, List<String> kept) {
    handle
        .createUpdate(
            """
            delete from run_attention
            where run_id = cast(:run as uuid) and kind = :kind and attention_key <> all(:kept)""")
        .bind("run", runId)
        .bind("kind", kind)
        .bind("kept", kept.toArray(String[]::new))
        .execute();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
