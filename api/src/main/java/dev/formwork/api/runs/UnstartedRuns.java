package dev.formwork.api.runs;

import dev.formwork.api.schedule.PeriodicTask;
import dev.formwork.integrations.micrometer.RunMeter;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.payload.SealedRequests;
import dev.formwork.workflows.start.Turn;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts runs that were accepted and whose start was interrupted: by the end of the process or by a
 * Temporal server that was away. Several processes share the work without waiting for each other.
 */
final class UnstartedRuns extends PeriodicTask {

  private static final Logger log = LoggerFactory.getLogger(UnstartedRuns.class);

  /** Runs younger than this are still being started by the call that accepted them. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /**
   * First of its template's queue, and fewer runs under way than the limit. Only the first can be
   * taken, so while one process starts it no other starts the second, and the next that is first
   * sees it under way.
   */
  private static final String ITS_TURN =
      """
      not exists (
        select 1 from run earlier
        where earlier.template_ref = run.template_ref and earlier.runs_limit is not null
          and earlier.unstarted_request is not null
          and (coalesce(earlier.priority, 2), earlier.created_at, earlier.run_id)
            < (coalesce(run.priority, 2), run.created_at, run.run_id))
      and (
        select count(*) from run other
        where other.template_ref = run.template_ref and other.unstarted_request is null
          and other.parent_run_id is null
          and other.phase in ('running', 'waiting', 'paused', 'undoing')) < runs_limit""";

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final SealedRequests sealed;
  private final RunStarter starter;
  private final Patience patience;
  private final RunMeter meter;

  UnstartedRuns(
      JdbcClient jdbc,
      TransactionOperations transaction,
      SealedRequests sealed,
      RunStarter starter,
      Patience patience,
      RunMeter meter,
      Duration interval) {
    super("unstarted-runs", "An accepted run could not be started", Duration.ZERO, interval);
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.sealed = sealed;
    this.starter = starter;
    this.patience = patience;
    this.meter = meter;
  }

  /**
   * Starts a run that was just accepted, or leaves it in the queue of its template. Without a limit
   * it holds no lock: Temporal takes a run once, whoever else starts it.
   *
   * @throws RuntimeException when Temporal does not take it in time; it is tried again later
   */
  void startNow(UUID id, RunRequest request, String workflowId, Turn turn) {
    if (turn.limit() != null) {
      startLate(id);
      return;
    }
    patience.await(() -> starter.start(request, workflowId, turn.priority()));
    noteStarted(id, request);
  }

  /** Starts a run if it is still to be started and it is its turn. */
  void startLate(UUID id) {
    startOne("run_id = ?", id);
  }

  /** Starts what is there, oldest first, until nothing is left or Temporal refuses one. */
  @Override
  protected void round() {
    while (isRunning() && startOne("created_at < ?", Timestamp.from(Instant.now().minus(FRESH)))) {
      log.atDebug().log("An interrupted start was made good");
    }
  }

  private boolean startOne(String condition, Object parameter) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Optional<Unstarted> next = lock(condition, parameter);
              next.ifPresent(this::startLocked);
              return next.isPresent();
            }));
  }

  private Optional<Unstarted> lock(String condition, Object parameter) {
    return jdbc.sql(
            """
            select run_id, workflow_id, unstarted_request, coalesce(priority, 2) as priority
            from run
            where unstarted_request is not null and %s and (runs_limit is null or (%s))
            order by coalesce(priority, 2), created_at limit 1 for update skip locked"""
                .formatted(condition, ITS_TURN))
        .param(parameter)
        .query(
            (row, number) ->
                new Unstarted(
                    row.getObject("run_id", UUID.class),
                    row.getString("workflow_id"),
                    row.getBytes("unstarted_request"),
                    row.getInt("priority")))
        .optional();
  }

  private void startLocked(Unstarted run) {
    RunRequest request = sealed.open(run.request());
    patience.await(() -> starter.start(request, run.workflowId(), run.priority()));
    noteStarted(run.id(), request);
  }

  private void noteStarted(UUID id, RunRequest request) {
    jdbc.sql("update run set unstarted_request = null where run_id = ?").param(id).update();
    meter.started(request.templateRef());
    log.atInfo()
        .addKeyValue("run", id)
        .addKeyValue("template", request.templateRef())
        .log("Run started");
  }

  private record Unstarted(UUID id, String workflowId, byte[] request, int priority) {}
}
