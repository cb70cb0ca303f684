package dev.formwork.integrations.postgres;

import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.start.NewRun;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes new runs down: the run, its steps, its secrets and its first event, all or nothing. */
public final class PostgresNewRuns {

  private final Database database;
  private final SecretCipher cipher;

  public PostgresNewRuns(DataSource dataSource, SecretCipher cipher) {
    this.database = Database.open(dataSource);
    this.cipher = cipher;
  }

  /**
   * Writes a run.
   *
   * @param request the run's request, sealed
   * @param isToStart whether somebody is to start its workflow
   * @return false when the run's key was used before, and nothing is written
   */
  public boolean write(NewRun run, byte[] request, boolean isToStart) {
    return database.inTransaction(
        handle -> {
          if (!insertRun(handle, run, request, isToStart)) {
            return false;
          }
          insertSteps(handle, run.request());
          insertSecrets(handle, run);
          insertBeginning(handle, run.request());
          return true;
        });
  }

  private static boolean insertRun(Handle handle, NewRun run, byte[] sealed, boolean isToStart) {
    RunRequest request = run.request();
    Nesting place = request.place();
    return handle
            .createUpdate(
                """
                insert into run (run_id, workflow_id, idempotency_key, request_digest,
                  template_ref, template_title, template_digest, owner, initiator,
                  initiator_entity, template_metadata, task_spec, phase, steps_total, created_at,
                  request, unstarted_request, parent_run_id, parent_step_id,
                  runs_limit, priority)
                values (cast(:id as uuid), :workflow, :key, :digest, :ref, :title, :revision,
                  :owner, :initiator, cast(:entity as jsonb), cast(:metadata as jsonb),
                  cast(:spec as jsonb), :phase, :steps, :at, :request, :unstarted,
                  cast(:parent as uuid), :step, :limit, :priority)
                on conflict (idempotency_key) do nothing""")
            .bind("id", request.runId())
            .bind("workflow", RunId.parse(request.runId()).workflowId(request.templateRef()))
            .bind("key", run.idempotencyKey())
            .bind("digest", run.callDigest())
            .bind("ref", request.templateRef())
            .bind("title", Json.clean(request.templateTitle()))
            .bind("revision", request.templateDigest())
            .bind("owner", request.owner())
            .bind("initiator", request.initiator().ref())
            .bind("entity", entity(request))
            .bind("metadata", Json.write(run.templateMetadata()))
            .bind("spec", Json.write(run.taskSpec()))
            .bind("phase", Order.word(RunPhase.RUNNING))
            .bind("steps", request.spec().steps().size())
            .bind("at", Timestamp.from(request.createdAt()))
            .bind("request", sealed)
            .bind("unstarted", isToStart ? sealed : null)
            .bind("parent", place.parentRunId())
            .bind("step", place.parentStepId())
            .bind("limit", run.turn().limit())
            .bind("priority", run.turn().priority())
            .execute()
        == 1;
  }

  private static @Nullable String entity(RunRequest request) {
    Map<String, Object> entity = request.initiator().entity();
    return entity == null ? null : Json.write(entity);
  }

  private static void insertSteps(Handle handle, RunRequest request) {
    List<StepSpec> steps = request.spec().steps();
    if (steps.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into run_step (run_id, step_id, position, name, action, state)
            values (cast(:run as uuid), :id, :position, :name, :action, :state)
            on conflict (run_id, step_id) do nothing""");
    for (int index = 0; index < steps.size(); index++) {
      StepSpec step = steps.get(index);
      batch
          .bind("run", request.runId())
          .bind("id", step.id())
          .bind("position", index + 1)
          .bind("name", Json.clean(step.name()))
          .bind("action", step.action())
          .bind("state", Order.word(StepState.OPEN))
          .add();
    }
    batch.execute();
  }

  private void insertSecrets(Handle handle, NewRun run) {
    run.secrets()
        .forEach(
            (name, value) ->
                handle
                    .createUpdate(
                        """
                        insert into run_secret (run_id, name, value)
                        values (cast(:run as uuid), :name, :value)""")
                    .bind("run", run.request().runId())
                    .bind("name", name)
                    .bind("value", cipher.seal(value))
                    .execute());
  }

  private static void insertBeginning(Handle handle, RunRequest request) {
    String message = "Starting up task with %d steps".formatted(request.spec().steps().size());
    handle
        .createUpdate(
            """
            insert into run_event (run_id, event_key, type, body, created_at)
            values (cast(:run as uuid), 'run:starting', 'log', cast(:body as jsonb), :at)""")
        .bind("run", request.runId())
        .bind("body", Json.write(Map.of("message", message)))
        .bind("at", Timestamp.from(request.createdAt()))
        .execute();
    handle
        .createQuery("select pg_notify('formwork_run', :run)")
        .bind("run", request.runId())
        .mapToMap()
        .list();
  }
}
