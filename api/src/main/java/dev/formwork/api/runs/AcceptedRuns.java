package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.payload.PayloadTooLarge;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepts runs: everything about a run is written in one transaction, and only then it is started.
 * So a run that the caller was told of is started once, whatever ends in between.
 */
public final class AcceptedRuns {

  private static final Logger log = LoggerFactory.getLogger(AcceptedRuns.class);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final TransactionOperations transaction;
  private final Runs runs;
  private final RunEvents events;
  private final SecretRows secrets;
  private final SealedRequests sealed;
  private final UnstartedRuns unstarted;

  AcceptedRuns(
      JdbcClient jdbc,
      JsonMapper json,
      TransactionOperations transaction,
      Runs runs,
      RunEvents events,
      SecretRows secrets,
      SealedRequests sealed,
      UnstartedRuns unstarted) {
    this.jdbc = jdbc;
    this.json = json;
    this.transaction = transaction;
    this.runs = runs;
    this.events = events;
    this.secrets = secrets;
    this.sealed = sealed;
    this.unstarted = unstarted;
  }

  /**
   * The run that the same call has started before.
   *
   * @throws ApiFailure when another call used the key
   */
  public Optional<UUID> earlier(@Nullable String idempotencyKey, @Nullable String callDigest) {
    return Optional.ofNullable(idempotencyKey)
        .flatMap(runs::findByKey)
        .map(
            started -> {
              if (!Objects.equals(started.requestDigest(), callDigest)) {
                throw ApiFailure.conflict(
                    "Idempotency key was used for another call (header Idempotency-Key). Use a new key for a new run.");
              }
              return started.id();
            });
  }

  /** Writes the run, starts it, and answers its id; that of an equal run when there is one. */
  public UUID accept(NewRun run) {
    UUID id = UUID.fromString(run.request().runId());
    byte[] request = seal(run.request());
    try {
      transaction.executeWithoutResult(status -> write(id, run, request));
    } catch (DuplicateKeyException sameKey) {
      return earlier(run.idempotencyKey(), run.callDigest()).orElseThrow(() -> sameKey);
    }
    try {
      unstarted.startNow(id, run.request(), workflowId(run.request()));
    } catch (RuntimeException failure) {
      log.atWarn()
          .addKeyValue("run", id)
          .addKeyValue("reason", failure.getMessage())
          .log("Run accepted and not started yet, because Temporal did not take it");
    }
    return id;
  }

  private byte[] seal(RunRequest request) {
    try {
      return sealed.seal(request);
    } catch (PayloadTooLarge tooLarge) {
      throw ApiFailure.input(String.valueOf(tooLarge.getMessage()));
    }
  }

  private void write(UUID id, NewRun run, byte[] request) {
    insertRun(id, run, request);
    insertSteps(id, run.request().spec().steps());
    secrets.write(id, run.secrets());
    events.starting(id, run.request().spec().steps().size(), run.request().createdAt());
  }

  private void insertRun(UUID id, NewRun run, byte[] sealedRequest) {
    RunRequest request = run.request();
    jdbc.sql(
            """
            insert into run (run_id, workflow_id, idempotency_key, request_digest, template_ref,
              template_title, template_digest, owner, initiator, initiator_entity,
              template_metadata, task_spec, phase, steps_total, created_at, request, unstarted_request)
            values (:id, :workflowId, :key, :digest, :ref, :title, :revision, :owner, :initiator,
              :entity::jsonb, :metadata::jsonb, :spec::jsonb, :phase, :steps, :at, :request, :request)""")
        .param("id", id)
        .param("workflowId", workflowId(request))
        .param("key", run.idempotencyKey())
        .param("digest", run.callDigest())
        .param("ref", request.templateRef())
        .param("title", request.templateTitle())
        .param("revision", request.templateDigest())
        .param("owner", request.owner())
        .param("initiator", request.initiator().ref())
        .param("entity", text(request.initiator().entity()))
        .param("metadata", json.writeValueAsString(run.templateMetadata()))
        .param("spec", json.writeValueAsString(run.taskSpec()))
        .param("phase", RunPhase.RUNNING.name().toLowerCase(Locale.ROOT))
        .param("steps", request.spec().steps().size())
        .param("at", time(request.createdAt()))
        .param("request", sealedRequest)
        .update();
  }

  private void insertSteps(UUID id, List<StepSpec> steps) {
    for (int index = 0; index < steps.size(); index++) {
      StepSpec step = steps.get(index);
      jdbc.sql(
              """
              insert into run_step (run_id, step_id, position, name, action, state)
              values (?, ?, ?, ?, ?, ?) on conflict (run_id, step_id) do nothing""")
          .params(
              id,
              step.id(),
              index + 1,
              step.name(),
              step.action(),
              StepState.OPEN.name().toLowerCase(Locale.ROOT))
          .update();
    }
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  private static String workflowId(RunRequest request) {
    return RunId.parse(request.runId()).workflowId(request.templateRef());
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.from(instant);
  }
}
