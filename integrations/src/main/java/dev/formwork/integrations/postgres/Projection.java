package dev.formwork.integrations.postgres;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Brings the rows of one run, whose row is locked, to what new events say. */
final class Projection {

  private final Handle handle;
  private final String runId;
  private RunPhase phase;
  private @Nullable Instant last;

  Projection(Handle handle, String runId, RunPhase phase) {
    this.handle = handle;
    this.runId = runId;
    this.phase = phase;
  }

  void apply(RunEvent event) {
    last = last == null || event.at().isAfter(last) ? event.at() : last;
    if (event.stepId() != null && event.state() != null) {
      step(event, event.stepId(), event.state());
    }
    if (event.phase() != null && Order.mayFollow(phase, event.phase())) {
      phase = event.phase();
      run(event);
    }
    WaitRows.apply(handle, runId, event.data());
    AttentionRows.apply(handle, runId, event);
    leftovers(event.data().get("leftovers"));
  }

  /** Where the run stands after the events. */
  RunPhase phase() {
    return phase;
  }

  /** Writes what depends on all events together. */
  void finish() {
    handle
        .createUpdate(
            """
            update run set
              last_event_at = greatest(last_event_at, :last),
              steps_done = (select count(*) from run_step s
                where s.run_id = run.run_id and s.state in ('completed', 'skipped'))
            where run_id = cast(:run as uuid)""")
        .bind("run", runId)
        .bind("last", last == null ? null : Timestamp.from(last))
        .execute();
  }

  private void step(RunEvent event, String stepId, StepState state) {
    boolean again = Boolean.TRUE.equals(event.data().get(RunEvent.RETRY));
    boolean ended =
        state == StepState.COMPLETED || state == StepState.SKIPPED || state == StepState.FAILED;
    handle
        .createUpdate(
            """
            update run_step set
              state = :state,
              attempts = greatest(attempts, :attempt),
              started_at = case when :running then coalesce(started_at, :at) else started_at end,
              ended_at = case when :ended then :at when :again then null else ended_at end,
              failure = case when :failed then :failure when :again then null else failure end
            where run_id = cast(:run as uuid) and step_id = :step and state = any(:replaced)""")
        .bind("run", runId)
        .bind("step", stepId)
        .bind("state", Order.word(state))
        .bind("replaced", again ? Order.ALL : Order.replacedBy(state))
        .bind("again", again)
        .bind("attempt", event.data().get("attempt") instanceof Number n ? n.intValue() : 0)
        .bind("running", state == StepState.RUNNING)
        .bind("ended", ended)
        .bind("failed", state == StepState.FAILED)
        .bind("failure", Json.clean(failure(event)))
        .bind("at", Timestamp.from(event.at()))
        .execute();
  }

  private static String failure(RunEvent event) {
    return event.data().get("failure") instanceof String failure ? failure : event.message();
  }

  private void run(RunEvent event) {
    if (phase.isFinal()) {
      WaitRows.clear(handle, runId);
    }
    Object output = event.data().get("output");
    Map<String, Object> failure = runFailure(event);
    handle
        .createUpdate(
            """
            update run set
              phase = :phase,
              ended_at = case when :final then coalesce(ended_at, :at) else ended_at end,
              output = coalesce(cast(:output as jsonb), output),
              failure = coalesce(failure, cast(:failure as jsonb))
            where run_id = cast(:run as uuid)""")
        .bind("run", runId)
        .bind("phase", Order.word(phase))
        .bind("final", phase.isFinal())
        .bind("at", Timestamp.from(event.at()))
        .bind("output", output == null ? null : Json.write(output))
        .bind("failure", failure == null ? null : Json.write(failure))
        .execute();
  }

  /** With the components of `RunFailure`. */
  private static @Nullable Map<String, Object> runFailure(RunEvent event) {
    if (!(event.data().get("error") instanceof Map<?, ?> error)) {
      return null;
    }
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("type", String.valueOf(error.get("name")));
    failure.put("message", String.valueOf(error.get("message")));
    Object stepId = error.get("stepId") == null ? event.stepId() : error.get("stepId");
    if (stepId != null) {
      failure.put("stepId", stepId);
    }
    return failure;
  }

  /** Those of an undo that could not even answer are known to the workflow alone. */
  private void leftovers(@Nullable Object leftovers) {
    if (!(leftovers instanceof List<?> list)) {
      return;
    }
    for (Object entry : list) {
      if (entry instanceof Map<?, ?> map && map.get("stepId") instanceof String stepId) {
        Object url = map.get("url");
        MadeRows.leftOver(
            handle,
            runId,
            stepId,
            new Leftover(
                String.valueOf(map.get("kind")),
                String.valueOf(map.get("name")),
                url == null ? null : url.toString(),
                String.valueOf(map.get("reason"))));
      }
    }
  }
}
