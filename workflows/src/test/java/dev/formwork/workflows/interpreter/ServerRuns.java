package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs on a real Temporal server, one for all tests of a class; each test has its own worker. */
final class ServerRuns
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private final Supplier<TemporalDevServer> start;
  private @Nullable TemporalDevServer server;
  private @Nullable WorkflowClient client;
  private @Nullable WorkerFactory workers;
  private ScriptedActions actions = new ScriptedActions();

  ServerRuns(Supplier<TemporalDevServer> start) {
    this.start = start;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = start.get();
    client = server.client(TestRuns.CONVERTER);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (server != null) {
      server.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    actions = new ScriptedActions();
    workers = WorkerFactory.newInstance(client());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Objects.requireNonNull(workers).shutdownNow();
  }

  WorkflowClient client() {
    return Objects.requireNonNull(client);
  }

  /** What the worker of this test does. */
  ScriptedActions actions() {
    return actions;
  }

  void startWorker() {
    WorkerFactory factory = Objects.requireNonNull(workers);
    Worker worker =
        factory.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build());
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    factory.start();
  }

  /** A worker of its own process that holds on at its second step, which is under way on return. */
  Process startDoomedWorker(Path directory, Requests requests) throws IOException {
    Path sign = directory.resolve("sign");
    Process doomed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedWorker.class.getName(),
                Objects.requireNonNull(server).target(),
                sign.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    start(requests);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(sign));
    return doomed;
  }

  TemplateRun start(Requests requests) {
    TemplateRun run =
        client().newWorkflowStub(TemplateRun.class, RunStart.options(requests.request()));
    WorkflowClient.start(run::run, requests.request());
    return run;
  }

  TemplateRun of(Requests requests) {
    return client().newWorkflowStub(TemplateRun.class, workflowId(requests));
  }

  static RunView result(TemplateRun run) {
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  /** The text of the run that Temporal's page shows. */
  static String details(TemplateRun run) {
    return WorkflowStub.fromTyped(run)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  static String workflowId(Requests requests) {
    return RunStart.options(requests.request()).getWorkflowId();
  }

  List<HistoryEvent> history(Requests requests, Predicate<HistoryEvent> wanted) {
    return client().fetchHistory(workflowId(requests)).getEvents().stream().filter(wanted).toList();
  }

  /** The line that Temporal's page shows for each of these events. */
  List<String> summaries(Requests requests, Predicate<HistoryEvent> wanted) {
    return history(requests, wanted).stream()
        .map(event -> event.getUserMetadata().getSummary())
        .map(summary -> TestRuns.CONVERTER.fromPayload(summary, String.class, String.class))
        .toList();
  }

  /** The run, if Temporal's list finds it under the condition; the list lags behind. */
  Optional<WorkflowExecutionMetadata> find(Requests requests, String condition) {
    return client()
        .listExecutions("%s and WorkflowId = '%s'".formatted(condition, workflowId(requests)))
        .findFirst();
  }
}
