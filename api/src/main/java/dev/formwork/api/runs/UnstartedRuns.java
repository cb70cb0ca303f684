package dev.formwork.api.runs;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.payload.SealedRequests;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts runs that were accepted and whose start was interrupted: by the end of the process or by a
 * Temporal server that was away. Several processes share the work without waiting for each other.
 */
final class UnstartedRuns implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(UnstartedRuns.class);

  /** Runs younger than this are still being started by the call that accepted them. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final SealedRequests sealed;
  private final RunStarter starter;
  private final Patience patience;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("unstarted-runs").factory());
  private volatile boolean running;
  private volatile boolean failing;

  UnstartedRuns(
      JdbcClient jdbc,
      TransactionOperations transaction,
      SealedRequests sealed,
      RunStarter starter,
      Patience patience,
      Duration interval) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.sealed = sealed;
    this.starter = starter;
    this.patience = patience;
    this.interval = interval;
  }

  /**
   * Starts a run that was just accepted. Holds no lock: Temporal takes a run once, whoever else
   * starts it.
   *
   * @throws RuntimeException when Temporal does not take it in time; it is tried again later
   */
  void startNow(UUID id, RunRequest request, String workflowId) {
    patience.await(() -> starter.start(request, workflowId));
    noteStarted(id, request);
  }

  /** Starts a run if it is still to be started. */
  void startLate(UUID id) {
    startOne("run_id = ?", id);
  }

  /** Starts what is there, oldest first, until nothing is left or Temporal refuses one. */
  private void startAll() {
    try {
      while (running && startOne("created_at < ?", Timestamp.from(Instant.now().minus(FRESH)))) {
        log.atDebug().log("An interrupted start was made good");
      }
      failing = false;
    } catch (RuntimeException failure) {
      log.atLevel(failing || !running ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", failure.getMessage())
          .log("An accepted run could not be started; it is tried again");
      failing = true;
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
            select run_id, workflow_id, unstarted_request from run
            where unstarted_request is not null and %s
            order by created_at limit 1 for update skip locked"""
                .formatted(condition))
        .param(parameter)
        .query(
            (row, number) ->
                new Unstarted(
                    row.getObject("run_id", UUID.class),
                    row.getString("workflow_id"),
                    row.getBytes("unstarted_request")))
        .optional();
  }

  private void startLocked(Unstarted run) {
    RunRequest request = sealed.open(run.request());
    patience.await(() -> starter.start(request, run.workflowId()));
    noteStarted(run.id(), request);
  }

  private void noteStarted(UUID id, RunRequest request) {
    jdbc.sql("update run set unstarted_request = null where run_id = ?").param(id).update();
    log.atInfo()
        .addKeyValue("run", id)
        .addKeyValue("template", request.templateRef())
        .log("Run started");
  }

  private record Unstarted(UUID id, String workflowId, byte[] request) {}

  @Override
  public void start() {
    running = true;
    clock.scheduleWithFixedDelay(this::startAll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
