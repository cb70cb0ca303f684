package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table `run_event`. */
final class EventRows {

  private EventRows() {}

  /** Appends the events in their order and answers the keys of those that were not there. */
  static Set<String> append(Handle handle, String runId, List<RunEvent> events) {
    List<String> added =
        handle
            .createQuery(
                """
                insert into run_event (run_id, event_key, type, step_id, body, created_at)
                select cast(:run as uuid), key, type, step, cast(body as jsonb),
                  cast(at as timestamptz)
                from unnest(:keys, :types, :steps, :bodies, :times)
                  with ordinality as e (key, type, step, body, at, position)
                order by position
                on conflict (run_id, event_key) do nothing
                returning event_key""")
            .bind("run", runId)
            .bind("keys", column(events, RunEvent::key))
            .bind("types", column(events, EventBody::type))
            .bind("steps", column(events, RunEvent::stepId))
            .bind("bodies", column(events, event -> Json.write(EventBody.of(event))))
            .bind("times", column(events, event -> event.at().toString()))
            .mapTo(String.class)
            .list();
    return new HashSet<>(added);
  }

  private static @Nullable String[] column(
      List<RunEvent> events, Function<RunEvent, @Nullable String> value) {
    return events.stream().map(value).toArray(String[]::new);
  }
}
