package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunUndo;
import dev.formwork.workflows.RunUndoRequest;
import dev.formwork.workflows.payload.SealedRequests;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes ended runs back on a person's wish. The wish is written before the workflow is started, so
 * it is carried out once whatever ends in between.
 */
public final class Decommissions {

  private static final Logger log = LoggerFactory.getLogger(Decommissions.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final WorkflowClient client;
  private final Runs runs;
  private final EndedRuns ended;
  private final UndoPlans plans;
  private final UndoRows rows;
  private final SealedRequests sealed;
  private final Patience patience;
  private final Clock clock;

  Decommissions(
      JdbcClient jdbc,
      TransactionOperations transaction,
      WorkflowClient client,
      Runs runs,
      EndedRuns ended,
      UndoPlans plans,
      UndoRows rows,
      SealedRequests sealed,
      Patience patience,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.client = client;
    this.runs = runs;
    this.ended = ended;
    this.plans = plans;
    this.rows = rows;
    this.sealed = sealed;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * A person's wish.
   *
   * @param version of the plan that the person saw
   * @param by entity ref of the person
   * @param secrets in clear; those of the form that must be given anew
   */
  public record Wish(
      int version, String by, @Nullable String reason, Map<String, String> secrets) {}

  /**
   * What taking the run back would do.
   *
   * @param undoes whether the undo of an action takes something back
   * @throws ApiFailure when Temporal, which must be asked first, does not answer
   */
  public UndoPlan plan(Run run, Predicate<String> undoes) {
    if (run.phase().isFinal()) {
      try {
        patience.await(() -> ended.keep(run.id()));
      } catch (RuntimeException failure) {
        throw ApiFailure.unavailable(
            "Temporal did not tell what run %s made. See that its server is up, then try again."
                .formatted(run.id()));
      }
    }
    return plans.of(runs.find(run.id()).orElse(run), undoes);
  }

  /**
   * Begins to take the run back; the answer comes before it has.
   *
   * @throws ApiFailure when the run cannot be taken back, or somebody else was faster
   */
  public RunUndoRequest start(Run run, Wish wish, Predicate<String> undoes) {
    plan(run, undoes);
    RunUndoRequest request = transaction.execute(status -> accept(run.id(), wish, undoes));
    if (request == null) {
      throw new IllegalStateException("The transaction gave no request.");
    }
    try {
      patience.await(() -> start(request));
      rows.noteStarted(run.id(), request.serial(), clock.instant());
    } catch (RuntimeException failure) {
      log.atWarn()
          .addKeyValue("run", run.id())
          .addKeyValue("reason", failure.getMessage())
          .log("Undo accepted and not started yet, because Temporal did not take it");
    }
    return request;
  }

  private RunUndoRequest accept(UUID id, Wish wish, Predicate<String> undoes) {
    RunRequest request = sealed.open(rows.lock(id));
    Run run = runs.find(id).orElseThrow();
    UndoPlan plan = plans.of(run, undoes);
    if (plan.version() != wish.version()) {
      throw ApiFailure.conflict(
          "%s has taken run %s back already (input: version). Look at the run again."
              .formatted(rows.newestBy(id), id));
    }
    if (!plan.isPossible()) {
      throw ApiFailure.conflict(plan.obstacle());
    }
    RunUndoRequest undo =
        new RunUndoRequest(request.newest(), wish.version() + 1, wish.by(), wish.reason());
    rows.begin(id, undo, wish.secrets(), clock.instant());
    return undo;
  }

  /** Starts what was accepted and not started, such as after a crash. */
  void startWaiting() {
    while (startOne()) {
      log.atDebug().log("An interrupted undo was started");
    }
  }

  private boolean startOne() {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Optional<RunUndoRequest> next = lockNext();
              next.ifPresent(
                  request -> {
                    patience.await(() -> start(request));
                    rows.noteStarted(
                        UUID.fromString(request.run().runId()), request.serial(), clock.instant());
                  });
              return next.isPresent();
            }));
  }

  private Optional<RunUndoRequest> lockNext() {
    return jdbc.sql(
            """
            select r.request, c.serial, c.by_whom, c.reason
            from run_undo_call c join run r using (run_id)
            where c.started_at is null and c.asked_at < ?
            order by c.asked_at limit 1 for update of c skip locked""")
        .param(Timestamp.from(clock.instant().minusSeconds(5)))
        .query(
            (row, number) ->
                new RunUndoRequest(
                    sealed.open(row.getBytes("request")).newest(),
                    row.getInt("serial"),
                    row.getString("by_whom"),
                    row.getString("reason")))
        .optional();
  }

  private void start(RunUndoRequest request) {
    RunUndo workflow = client.newWorkflowStub(RunUndo.class, request.options());
    try {
      WorkflowClient.start(workflow::undo, request);
    } catch (WorkflowExecutionAlreadyStarted alreadyStarted) {
      // An earlier attempt reached Temporal and its answer was lost.
    }
  }
}
