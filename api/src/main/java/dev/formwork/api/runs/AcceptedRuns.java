package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.integrations.postgres.PostgresNewRuns;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.payload.PayloadTooLarge;
import dev.formwork.workflows.payload.SealedRequests;
import dev.formwork.workflows.start.NewRun;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts runs: everything about a run is written in one transaction, and only then it is started.
 * So a run that the caller was told of is started once, whatever ends in between.
 */
public final class AcceptedRuns {

  private static final Logger log = LoggerFactory.getLogger(AcceptedRuns.class);

  private final PostgresNewRuns newRuns;
  private final Runs runs;
  private final SealedRequests sealed;
  private final UnstartedRuns unstarted;

  AcceptedRuns(PostgresNewRuns newRuns, Runs runs, SealedRequests sealed, UnstartedRuns unstarted) {
    this.newRuns = newRuns;
    this.runs = runs;
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
    if (!newRuns.write(run, request, true)) {
      return earlier(run.idempotencyKey(), run.callDigest()).orElseThrow();
    }
    try {
      unstarted.startNow(id, run.request(), workflowId(run.request()), run.turn());
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

  private static String workflowId(RunRequest request) {
    return RunId.parse(request.runId()).workflowId(request.templateRef());
  }
}
