package dev.formwork.integrations.postgres;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.journal.RunOutcome;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The journal of runs in the tables that `api` reads. One transaction locks the run's row, appends
 * the events that are new, projects them, and notifies channel `formwork_run` with the run's id; so
 * the events of one run become visible in the order of their ids. A run that has no row is not
 * shown anywhere, so nothing is written for it.
 */
public final class PostgresRunJournal implements RunJournal {

  private final Database database;
  private final RunEnds ends;

  public PostgresRunJournal(DataSource dataSource) {
    this(dataSource, RunEnds.UNTOLD);
  }

  /**
   * @param ends told after the transaction that ends a run
   */
  public PostgresRunJournal(DataSource dataSource, RunEnds ends) {
    this.database = Database.open(dataSource);
    this.ends = ends;
  }

  /** A run before its new events. */
  private record Row(RunPhase phase, String workflowId, String templateRef, Instant createdAt) {}

  /** How a run has ended. */
  private record End(String templateRef, RunPhase phase, Duration took) {}

  @Override
  public void record(RunInfo run, List<RunEvent> events) {
    record(run.runId(), run.workflowId(), events);
  }

  /** Records events of the run with this id, as {@link #record(RunInfo, List)} does. */
  public void record(String run, List<RunEvent> events) {
    record(run, "", events);
  }

  /**
   * @param workflowId of the workflow that the events are from; empty for others
   */
  private void record(String run, String workflowId, List<RunEvent> events) {
    if (!events.isEmpty()) {
      database
          .inTransaction(handle -> record(handle, run, workflowId, events))
          .ifPresent(end -> ends.ended(end.templateRef(), end.phase(), end.took()));
    }
  }

  private static Optional<End> record(
      Handle handle, String run, String workflowId, List<RunEvent> events) {
    Optional<Row> row = lock(handle, run);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Set<String> added = EventRows.append(handle, run, events);
    if (added.isEmpty()) {
      return Optional.empty();
    }
    List<RunEvent> fresh = events.stream().filter(event -> added.remove(event.key())).toList();
    Row before = row.get();
    RunPhase phase =
        UnannouncedUndo.open(handle, run, before.workflowId(), workflowId, before.phase(), fresh);
    Projection projection = new Projection(handle, run, phase);
    fresh.forEach(projection::apply);
    projection.finish();
    handle.createQuery("select pg_notify('formwork_run', :run)").bind("run", run).mapToMap().list();
    return end(before, projection.phase(), fresh.getLast().at());
  }

  private static Optional<End> end(Row before, RunPhase phase, Instant at) {
    return before.phase().isFinal() || !phase.isFinal()
        ? Optional.empty()
        : Optional.of(
            new End(before.templateRef(), phase, Duration.between(before.createdAt(), at)));
  }

  private static Optional<Row> lock(Handle handle, String run) {
    return handle
        .createQuery(
            """
            select phase, workflow_id, template_ref, created_at from run
            where run_id = cast(:run as uuid) for update""")
        .bind("run", run)
        .map(
            (row, context) ->
                new Row(
                    RunPhase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                    row.getString("workflow_id"),
                    row.getString("template_ref"),
                    row.getTimestamp("created_at").toInstant()))
        .findOne();
  }

  @Override
  public void made(RunInfo run, String stepId, Made made) {
    made(run.runId(), stepId, made);
  }

  /** Notes what a step of the run with this id made. */
  public void made(String run, String stepId, Made made) {
    database.useHandle(handle -> MadeRows.made(handle, run, stepId, made));
  }

  @Override
  public void linked(RunInfo run, String stepId, Link link) {
    database.useHandle(handle -> link(handle, run.runId(), stepId, link));
  }

  @Override
  public void undone(RunInfo run, String stepId, UndoResult result) {
    database.useTransaction(handle -> undone(handle, run.runId(), stepId, result));
  }

  private static void undone(Handle handle, String run, String stepId, UndoResult result) {
    for (Made undone : result.undone()) {
      MadeRows.undone(handle, run, stepId, undone);
    }
    for (Leftover leftover : result.leftovers()) {
      MadeRows.leftOver(handle, run, stepId, leftover);
    }
  }

  private static void link(Handle handle, String run, String stepId, Link link) {
    handle
        .createUpdate(
            """
            insert into run_link (run_id, step_id, title, url)
            select run_id, :step, :title, :url from run where run_id = cast(:run as uuid)
            on conflict do nothing""")
        .bind("run", run)
        .bind("step", stepId)
        .bind("title", Json.clean(link.title()))
        .bind("url", Json.clean(link.url()))
        .execute();
  }

  @Override
  public List<Made> stillMade(RunInfo run, String stepId) {
    return database.withHandle(handle -> MadeRows.stillMade(handle, run.runId(), stepId));
  }

  @Override
  public RunOutcome outcome(RunInfo run, RunPhase phase) {
    return database.withHandle(
        handle ->
            new RunOutcome(
                phase,
                failure(handle, run.runId()).orElse(null),
                MadeRows.list(handle, run.runId(), MadeRows.MADE),
                MadeRows.list(handle, run.runId(), MadeRows.UNDONE),
                MadeRows.leftovers(handle, run.runId()),
                links(handle, run.runId())));
  }

  private static Optional<String> failure(Handle handle, String runId) {
    return handle
        .createQuery(
            """
            select failure ->> 'message' from run
            where run_id = cast(:run as uuid) and failure is not null""")
        .bind("run", runId)
        .mapTo(String.class)
        .findOne();
  }

  private static List<Link> links(Handle handle, String runId) {
    return handle
        .createQuery(
            """
            select title, url from run_link left join run_step using (run_id, step_id)
            where run_id = cast(:run as uuid) order by position, title, url""")
        .bind("run", runId)
        .map((row, context) -> new Link(row.getString("title"), row.getString("url")))
        .list();
  }
}
