package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.WaitDecision;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for what is not ready yet, on a real Temporal server. */
class ResourceWaitIT {

  private static final NotReady EVERY_SECOND = new NotReady(null, Duration.ofSeconds(1), null);
  private static final NotReady HOURLY = new NotReady(Duration.ofHours(1), null, null);

  @TempDir static Path directory;
  private static TemporalDevServer server;
  private static WorkflowClient client;

  private final ScriptedActions actions = new ScriptedActions();
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  @BeforeAll
  static void startServer() {
    server = TemporalDevServer.start(directory.resolve("temporal.db"));
    client = server.client(TestRuns.CONVERTER);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void stopWorkers() {
    workers.shutdownNow();
  }

  private void startWorker() {
    Worker worker =
        workers.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build());
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    workers.start();
  }

  private static TemplateRun start(Requests requests) {
    TemplateRun run =
        client.newWorkflowStub(TemplateRun.class, RunStart.options(requests.request()));
    WorkflowClient.start(run::run, requests.request());
    return run;
  }

  private static RunView result(TemplateRun run) {
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  private static Wait awaitWait(TemplateRun run, Predicate<Wait> asIt) {
    return Awaitility.await()
        .until(() -> run.state().waits(), waits -> waits.stream().anyMatch(asIt))
        .getFirst();
  }

  private static Requests requests() {
    return Requests.of(step("fetch"), step("claim", map("name", "acme/db")), step("notify"))
        .newest();
  }

  private static boolean isFound(Requests requests, String condition) {
    String query =
        "WorkflowId = '%s' and %s"
            .formatted(RunStart.options(requests.request()).getWorkflowId(), condition);
    return client.listExecutions(query).findFirst().isPresent();
  }

  @Test
  void waitsOnWhenItsWorkerIsKilledAndAnotherTakesOver() throws Exception {
    Path sign = directory.resolve("sign");
    Requests requests = requests();
    Process doomed = doomed(sign);
    TemplateRun run = start(requests);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(sign));
    Wait before = awaitWait(run, wait -> wait.kind() == Wait.Kind.RESOURCE);

    doomed.destroyForcibly().waitFor();
    actions.step("test:claim", ResourceWaitTest.readyAt(actions, 2, EVERY_SECOND));
    Awaitility.await().until(() -> isFound(requests, "RunPhase = 'WAITING'"));
    boolean needsAttention = isFound(requests, "NeedsAttention = true");
    startWorker();
    RunView view = result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(before.message()).isEqualTo("Creating: database");
    assertThat(needsAttention).isFalse();
    assertThat(actions.calls()).contains("test:claim claim").endsWith("test:notify notify");
    assertThat(actions.calls()).doesNotContain("test:fetch fetch");
    assertThat(actions.requests().getFirst().look()).isPositive();
  }

  @Test
  void isReadableWhileItWaits() {
    startWorker();
    actions.step("test:claim", ResourceWaitTest.readyAt(actions, 1, HOURLY));
    Requests requests = requests();
    TemplateRun run = start(requests);
    awaitWait(run, wait -> wait.nextLook() != null);

    WorkflowMetadata metadata =
        WorkflowStub.fromTyped(run).query("__temporal_workflow_metadata", WorkflowMetadata.class);

    assertThat(metadata.getCurrentDetails())
        .contains("Step claim waits for resource until")
        .contains(": Creating: part 0, next look 20");
    assertThat(timers(requests))
        .containsExactly("2/3 test:claim acme/db: not ready, next look in 5m");
    run.cancel(new CancelRequest("user:default/ada", null));
    assertThat(result(run).phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(actions.world()).isEmpty();
  }

  @Test
  void looksNowWhenAPersonAsksForItAndCancelsTheTimer() {
    startWorker();
    actions.step("test:claim", ResourceWaitTest.readyAt(actions, 1, HOURLY));
    Requests requests = requests();
    TemplateRun run = start(requests);
    awaitWait(run, wait -> wait.nextLook() != null);

    run.decideWait(
        new WaitDecision("claim", WaitDecision.Verb.LOOK, "user:default/ada", null, null));

    assertThat(result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(actions.requests()).extracting(StepRequest::look).containsExactly(0, 0, 1, 0);
    assertThat(
            client
                .fetchHistory(RunStart.options(requests.request()).getWorkflowId())
                .getEvents()
                .stream()
                .filter(HistoryEvent::hasTimerCanceledEventAttributes))
        .hasSize(1);
  }

  private static List<String> timers(Requests requests) {
    return client
        .fetchHistory(RunStart.options(requests.request()).getWorkflowId())
        .getEvents()
        .stream()
        .filter(HistoryEvent::hasTimerStartedEventAttributes)
        .map(event -> event.getUserMetadata().getSummary())
        .map(summary -> TestRuns.CONVERTER.fromPayload(summary, String.class, String.class))
        .toList();
  }

  private static Process doomed(Path sign) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DoomedWorker.class.getName(),
            server.target(),
            sign.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
