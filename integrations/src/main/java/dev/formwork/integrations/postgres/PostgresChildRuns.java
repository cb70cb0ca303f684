package dev.formwork.integrations.postgres;

import static dev.formwork.integrations.postgres.Database.reached;

import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.payload.SealedRequests;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs that are steps of others, in the tables that `api` reads. */
public final class PostgresChildRuns implements ChildRuns {

  private final Database database;
  private final SealedRequests sealed;
  private final PostgresNewRuns newRuns;
  private final PostgresActionManifests manifests;
  private final PostgresUndoLogs logs;
  private final Function<String, Optional<RunnableTemplate>> templates;
  private final Function<String, List<UndoEntry>> made;

  /**
   * @param templates the newest good revision by the template's full ref
   * @param made what the workflow of an ended run may have made, by the workflow's id
   */
  public PostgresChildRuns(
      DataSource dataSource,
      SealedRequests sealed,
      SecretCipher cipher,
      PostgresActionManifests manifests,
      Function<String, Optional<RunnableTemplate>> templates,
      Function<String, List<UndoEntry>> made) {
    this.database = Database.open(dataSource);
    this.sealed = sealed;
    this.newRuns = new PostgresNewRuns(dataSource, cipher);
    this.manifests = manifests;
    this.logs = new PostgresUndoLogs(dataSource, cipher);
    this.templates = templates;
    this.made = made;
  }

  @Override
  public Optional<RunnableTemplate> template(String ref) {
    return reached(() -> templates.apply(ref));
  }

  @Override
  public Map<String, ActionPolicy> policies(List<String> actions) {
    return manifests.policies(actions);
  }

  @Override
  public Optional<RunRequest> request(String runId) {
    return find("run_id = cast(:value as uuid)", runId);
  }

  @Override
  public Optional<RunRequest> prepared(String key) {
    return find("idempotency_key = :value", key);
  }

  private Optional<RunRequest> find(String condition, String value) {
    return database
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select request from run where request is not null and " + condition)
                    .bind("value", value)
                    .mapTo(byte[].class)
                    .findOne())
        .map(sealed::open);
  }

  @Override
  public RunRequest accept(NewRun run) {
    if (newRuns.write(run, sealed.seal(run.request()), false)) {
      return run.request();
    }
    return prepared(String.valueOf(run.idempotencyKey()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The run that was written under key '%s' does not keep its request."
                        .formatted(run.idempotencyKey())));
  }

  /** A run that is a step has one attempt only, because it begins anew with its parent. */
  @Override
  public void keepLog(RunRequest run) {
    String workflowId = RunId.parse(run.runId()).workflowId(run.templateRef());
    List<UndoEntry> entries = made.apply(workflowId);
    logs.keep(run.runId(), 1, PostgresUndoLogs.NOT_ASKED, entries);
    database.withHandle(
        handle ->
            handle
                .createUpdate("update run set undo_kept = 1 where run_id = cast(:run as uuid)")
                .bind("run", run.runId())
                .execute());
  }

  @Override
  public Optional<Standing> standing(String runId) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select phase from run where run_id = cast(:run as uuid)")
                .bind("run", runId)
                .mapTo(String.class)
                .findOne()
                .map(phase -> RunPhase.valueOf(phase.toUpperCase(Locale.ROOT)))
                .map(phase -> new Standing(phase, MadeRows.leftovers(handle, runId))));
  }
}
