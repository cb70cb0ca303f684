package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.payload.SealedRequests;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts ended runs again, under their id and with what they were started with. Each attempt is a
 * workflow of its own, so that a start whose answer was lost can be made good without making a
 * third.
 */
public final class Retries {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final RunEvents events;
  private final SecretRows secrets;
  private final SealedRequests sealed;
  private final UnstartedRuns unstarted;
  private final UndoRows undos;
  private final Clock clock;

  Retries(
      JdbcClient jdbc,
      TransactionOperations transaction,
      RunEvents events,
      SecretRows secrets,
      SealedRequests sealed,
      UnstartedRuns unstarted,
      UndoRows undos,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
    this.secrets = secrets;
    this.sealed = sealed;
    this.unstarted = unstarted;
    this.undos = undos;
    this.clock = clock;
  }

  /**
   * Starts the run again. What is left of the attempt before stays on the run's page; steps find
   * what their marks made and is still there.
   *
   * @param secretValues in clear; those of the attempt before were deleted when it ended
   * @throws ApiFailure when the run has not ended
   */
  public void retry(Run run, Map<String, String> secretValues) {
    Attempt attempt = transaction.execute(status -> prepare(run, secretValues));
    if (attempt == null) {
      throw new IllegalStateException("The transaction gave no attempt.");
    }
    try {
      unstarted.startLate(run.id());
    } catch (RuntimeException failure) {
      log.atWarn()
          .addKeyValue("run", run.id())
          .addKeyValue("reason", failure.getMessage())
          .log("Retry accepted and not started yet, because Temporal did not take it");
    }
  }

  private record Attempt(RunRequest request, String workflowId) {}

  private record Ended(RunPhase phase, byte @Nullable [] request, int attempt) {}

  private Attempt prepare(Run run, Map<String, String> secretValues) {
    Ended ended = lock(run.id());
    if (!ended.phase().isFinal()) {
      throw ApiFailure.conflict(
          "Run %s is %s and can be retried only when it has ended. Wait for its end, or cancel it first."
              .formatted(run.id(), ended.phase().name().toLowerCase(Locale.ROOT)));
    }
    if (ended.request() == null) {
      throw ApiFailure.conflict(
          "Run %s is from a version that did not keep what runs were started with. Start its template anew."
              .formatted(run.id()));
    }
    RunRequest request =
        sealed.open(ended.request()).withSecretNames(List.copyOf(secretValues.keySet()));
    int attempt = ended.attempt() + 1;
    String workflowId = RunId.parse(request.runId()).workflowId(request.templateRef(), attempt);
    undos.markTaken(run.id(), clock.instant());
    reset(run.id(), sealed.seal(request), attempt, workflowId);
    clear(run.id(), ended.attempt());
    secrets.write(run.id(), secretValues);
    tell(run, request, attempt);
    return new Attempt(request, workflowId);
  }

  private Ended lock(UUID run) {
    return jdbc.sql("select phase, request, attempt from run where run_id = ? for update")
        .param(run)
        .query(
            (row, number) ->
                new Ended(
                    RunPhase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                    row.getBytes("request"),
                    row.getInt("attempt")))
        .single();
  }

  private void reset(UUID run, byte[] request, int attempt, String workflowId) {
    jdbc.sql(
            """
            update run set phase = 'running', steps_done = 0, failure = null, output = null,
              ended_at = null, last_event_at = null, request = :request,
              unstarted_request = :request, attempt = :attempt, workflow_id = :workflow
            where run_id = :run""")
        .param("run", run)
        .param("request", request)
        .param("attempt", attempt)
        .param("workflow", workflowId)
        .update();
    jdbc.sql(
            """
            update run_step set state = 'open', attempts = 0, started_at = null, ended_at = null,
              failure = null
            where run_id = ?""")
        .param(run)
        .update();
  }

  /** Removes what is over; events keep their order and give their keys to those of the attempt. */
  private void clear(UUID run, int before) {
    jdbc.sql("delete from run_event where run_id = ? and type in ('completion', 'cancelled')")
        .param(run)
        .update();
    jdbc.sql("update run_event set event_key = ? || event_key where run_id = ?")
        .params("attempt:%d:".formatted(before), run)
        .update();
    jdbc.sql("delete from run_made where run_id = ? and state = 'undone'").param(run).update();
    jdbc.sql("delete from run_link where run_id = ?").param(run).update();
    jdbc.sql("delete from run_wait where run_id = ?").param(run).update();
    jdbc.sql("delete from run_attention where run_id = ?").param(run).update();
    jdbc.sql("delete from run_secret where run_id = ? and name not like 'note:%'")
        .param(run)
        .update();
  }

  private void tell(Run run, RunRequest request, int attempt) {
    String strategy = run.isRecoverable() ? "startOver" : "none";
    events.append(
        run.id(),
        "run:recovered:" + attempt,
        TaskEvent.RECOVERED,
        Map.of("recoverStrategy", strategy),
        clock.instant());
    events.starting(run.id(), request.spec().steps().size(), clock.instant());
  }
}
