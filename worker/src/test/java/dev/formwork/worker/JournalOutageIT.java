package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.zaxxer.hikari.HikariDataSource;
import dev.formwork.activities.action.ActionActivity;
import dev.formwork.activities.action.ActionPorts;
import dev.formwork.activities.action.ActionRegistry;
import dev.formwork.activities.port.secret.InMemoryRunSecrets;
import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.integrations.micrometer.MeteredJournal;
import dev.formwork.integrations.postgres.PostgresRunJournal;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL is stopped while a step tells what it does, and started again later. */
class JournalOutageIT {

  private static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String RUN = "01935f00-0000-7000-8000-000000000002";

  @TempDir Path folder;

  private final Talk talk = new Talk();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private StoppablePostgres postgres;
  private HikariDataSource database;
  private TemporalDevServer temporal;
  private WorkerFactory workers;
  private ActionActivity activity;

  @BeforeEach
  void start() throws IOException {
    postgres = StoppablePostgres.start(folder.resolve("postgres"));
    database = new HikariDataSource();
    database.setJdbcUrl(postgres.url());
    database.setUsername("postgres");
    postgres.migrate();
    TestDatabase.insertRun(database, RUN);
    temporal = TemporalDevServer.start();
    activity =
        new ActionActivity(
            ActionRegistry.of(List.of(talk)),
            new ActionPorts(
                new MeteredJournal(new PostgresRunJournal(database), meters),
                new InMemoryRunSecrets(),
                new Workspaces(
                    new InMemorySnapshotStore(), folder.resolve("files"), WorkspaceLimits.DEFAULT),
                Map.of(),
                List.of()));
    workers = WorkerFactory.newInstance(client());
    Worker worker = workers.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(WorkerApplication.workflows());
    worker.registerActivitiesImplementations(activity);
    workers.start();
  }

  @AfterEach
  void stop() throws IOException {
    workers.shutdownNow();
    activity.close();
    temporal.close();
    database.close();
    postgres.stop();
  }

  @Test
  void losesNoLineOfAStepAndNoStepWhenTheDatabaseIsAwayForAWhile() throws Exception {
    WorkflowStub run = launch();
    talk.say(IntStream.range(0, 100));
    await().until(() -> lines().size() == 100);

    postgres.stop();
    talk.say(IntStream.range(100, 200));
    talk.end();
    await().atMost(Duration.ofSeconds(20)).until(() -> isStepDone(run));
    postgres.startAgain();

    assertThat(run.getResult(90, TimeUnit.SECONDS, RunView.class).phase())
        .isEqualTo(RunPhase.COMPLETED);
    assertThat(lines())
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(n -> "line " + n).toList());
    assertThat(strings("select name from run_made")).containsExactly("acme/payments");
    assertThat(strings("select state from run_step where step_id = 'publish'"))
        .containsExactly("completed");
    assertThat(strings("select phase from run")).containsExactly("completed");
    assertThat(meters.counter("formwork.journal.failures").count()).isPositive();
    assertThat(meters.counter("formwork.journal.dropped").count()).isZero();
  }

  private WorkflowClient client() {
    return temporal.client(RunDataConverter.of(Keyring.parse(KEY)));
  }

  private WorkflowStub launch() throws JsonProcessingException {
    RunRequest request = request();
    TemplateRun run = client().newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    return WorkflowStub.fromTyped(run);
  }

  private static RunRequest request() throws JsonProcessingException {
    return RunDataConverter.mapper()
        .readValue(
            """
            {"runId": "%s", "interpreterVersion": 3, "templateRef": "template:default/java-service",
             "templateTitle": "Java service", "templateDigest": "sha256:abc",
             "spec": {"onFailure": "UNDO", "output": {}, "steps": [
               {"id": "publish", "name": "Talk", "action": "test:talk", "undo": "AUTO",
                "input": {"about": "anything"}}]},
             "parameters": {}, "initiator": {"ref": "user:default/ada", "name": "Ada"},
             "secretNames": [], "environment": {}, "hosts": {}, "createdAt": "2026-11-21T12:00:00Z",
             "actions": {
               "test:talk": {"attemptTimeout": "PT2M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"}}}
            """
                .formatted(RUN),
            RunRequest.class);
  }

  private boolean isStepDone(WorkflowStub run) {
    return client().fetchHistory(run.getExecution().getWorkflowId()).getEvents().stream()
        .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
  }

  /** What the step said, without the colour of its level. */
  private List<String> lines() {
    return strings(
        """
        select substring(body ->> 'message' from 'line [0-9]+$') from run_event
        where body ->> 'message' like '%line %' order by id""");
  }

  private List<String> strings(String query) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
