package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interpreter on a real Temporal server. */
class TemplateRunIT {

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

  @Test
  void isFoundByItsSearchAttributes() {
    startWorker();
    actions
        .failing("test:publish", "Conflict", "no")
        .undo("test:publish", request -> ScriptedActions.leaves(request, "changed"));
    Requests requests = Requests.of(step("fetch"), step("publish"));

    result(start(requests));

    String query =
        ("RunPhase = 'UNDONE_WITH_LEFTOVERS' and TemplateRef = 'template:default/java-service' and"
                + " Owner = 'group:default/platform' and Initiator = 'user:default/ada' and"
                + " NeedsAttention = true and CurrentStep = 'fetch' and WorkflowId = '%s'")
            .formatted(workflowId(requests));
    WorkflowExecutionMetadata found =
        Awaitility.await()
            .until(() -> client.listExecutions(query).findFirst(), Optional::isPresent)
            .orElseThrow();
    SearchAttributes attributes = found.getTypedSearchAttributes();
    assertThat(attributes.get(RunSearchAttributes.STEPS_DONE)).isZero();
  }

  @Test
  void isReadableInItsHistory() {
    startWorker();
    Requests requests =
        Requests.of(
            step("publish", map("repoUrl", "local?owner=demo&repo=${{ parameters.name }}")),
            onFailure(FailurePolicy.CONTINUE, step("notify", map("to", "ada"))));

    TemplateRun run = start(requests);
    result(run);

    assertThat(summaries(requests))
        .containsExactly("1/2 test:publish demo/payments", "2/2 test:notify ada");
    assertThat(WorkflowStub.fromTyped(run).describe().getStaticSummary())
        .isEqualTo("Java service payments for Ada");
    assertThat(WorkflowStub.fromTyped(run).describe().getStaticDetails())
        .contains("- name: payments", "- Started by: user:default/ada");
  }

  @Test
  void tellsOperatorsWhereItStands() {
    startWorker();
    actions.holding("test:publish");
    TemplateRun run = start(Requests.of(step("fetch"), step("publish")));
    actions.awaitHeld();

    WorkflowMetadata metadata =
        WorkflowStub.fromTyped(run).query("__temporal_workflow_metadata", WorkflowMetadata.class);

    assertThat(metadata.getCurrentDetails())
        .contains("| 2 | Step publish | test:publish | running |");
    run.cancel(new CancelRequest("user:default/ada", null));
    result(run);
  }

  @Test
  void isCancelledByAnUpdate() {
    startWorker();
    actions.holding("test:publish");
    Requests requests = Requests.of(step("fetch"), step("publish"), step("notify"));
    TemplateRun run = start(requests);
    actions.awaitHeld();

    run.cancel(new CancelRequest("user:default/ada", "wrong name"));
    RunView view = result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(actions.world()).isEmpty();
    assertThatThrownBy(() -> run.cancel(new CancelRequest("user:default/ada", null)))
        .hasStackTraceContaining("workflow execution already completed");
  }

  @Test
  void isStartedOnce() {
    startWorker();
    Requests requests = Requests.of(step("fetch"));
    result(start(requests));

    assertThatThrownBy(() -> start(requests)).isInstanceOf(WorkflowExecutionAlreadyStarted.class);
  }

  @Test
  void goesOnWhenItsWorkerIsKilled() throws Exception {
    Path sign = directory.resolve("sign");
    Requests requests = Requests.of(step("fetch"), step("publish"), step("notify"));
    Process doomed = doomed(sign);
    TemplateRun run = start(requests.policies(quickToNotice(requests)));
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(sign));

    doomed.destroyForcibly().waitFor();
    startWorker();
    RunView view = result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.COMPLETED);
    assertThat(actions.calls()).containsExactly("test:publish publish", "test:notify notify");
  }

  @Test
  void leavesNothingReadableInTheServersDatabase() throws Exception {
    startWorker();
    actions.failing("test:publish", "Conflict", "the failure speaks of plain-failure-text");
    Requests requests =
        Requests.of(
                step("fetch", map("text", "${{ parameters.text }}")),
                step("publish", map("name", "${{ parameters.text }}")))
            .parameters(map("text", "plain-parameter-text"));

    result(start(requests));

    try (var files = Files.list(directory)) {
      String stored = files.map(TemplateRunIT::read).reduce("", String::concat);
      assertThat(stored)
          .contains("test:publish", "template:default/java-service")
          .doesNotContain("plain-parameter-text", "plain-failure-text");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ActionPolicy> quickToNotice(Requests requests) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>(requests.request().actions());
    policies.replaceAll(
        (_, policy) ->
            new ActionPolicy(
                policy.attemptTimeout(),
                policy.stepTimeout(),
                Duration.ofSeconds(2),
                5,
                Duration.ofMillis(200),
                null));
    return policies;
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

  private static String workflowId(Requests requests) {
    return RunStart.options(requests.request()).getWorkflowId();
  }

  private static List<String> summaries(Requests requests) {
    return client.fetchHistory(workflowId(requests)).getEvents().stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(event -> event.getUserMetadata().getSummary())
        .map(summary -> TestRuns.CONVERTER.fromPayload(summary, String.class, String.class))
        .toList();
  }
}
