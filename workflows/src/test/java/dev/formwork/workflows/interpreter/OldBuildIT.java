package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build of an earlier day, kept as a jar in `src/test/resources/builds`, on a real Temporal
 * server beside today's code. A jar is added when `interpreterVersion` grows, and never edited.
 */
class OldBuildIT {

  private static final Path OLD_BUILD =
      Path.of("src/test/resources/builds/workflows-2026-11-21-version-2.jar");
  private static final String KEYRING = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir private Path folder;
  private final ScriptedActions actions = new ScriptedActions();
  private final List<Process> processes = new ArrayList<>();
  private TemporalDevServer server;
  private WorkflowClient client;
  private WorkerFactory today;

  @BeforeEach
  void startServer() {
    server = TemporalDevServer.start();
    client = server.client(TestRuns.CONVERTER);
    today = WorkerFactory.newInstance(client);
    Worker worker = today.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
  }

  @AfterEach
  void stopServer() {
    processes.forEach(Process::destroyForcibly);
    today.shutdownNow();
    server.close();
  }

  @Test
  void beganRunsThatTodaysBuildEndsWhileNewRunsBegin() throws IOException {
    Path calls = folder.resolve("old");
    Process old = oldBuild(calls);
    List<TemplateRun> begun = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int version = i % 2 + 1;
      begun.add(start(Requests.of(step("fetch"), step("hold"), step("notify")).version(version)));
    }
    awaitLines(calls, 20);

    old.destroyForcibly();
    today.start();
    begun.add(start(Requests.of(step("fetch"), step("notify")).newest()));

    for (TemplateRun run : begun) {
      RunView view = WorkflowStub.fromTyped(run).getResult(RunView.class);
      assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
      assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.COMPLETED);
    }
    assertThat(actions.calls()).filteredOn(call -> call.startsWith("test:fetch")).hasSize(1);
    assertThat(actions.calls()).filteredOn(call -> call.startsWith("test:hold")).hasSize(10);
  }

  @Test
  void leavesRunsOfNewerSemanticsToTodaysBuildBesideIt() throws IOException {
    oldBuild(folder.resolve("old"));
    today.start();
    List<TemplateRun> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int version = 1 + i % RunRequest.INTERPRETER_VERSION;
      runs.add(start(Requests.of(step("fetch"), step("notify")).version(version)));
    }

    for (TemplateRun run : runs) {
      RunView view = WorkflowStub.fromTyped(run).getResult(RunView.class);
      assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    }
  }

  private TemplateRun start(Requests requests) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>(requests.request().actions());
    policies.replaceAll(
        (_, policy) ->
            new ActionPolicy(
                policy.attemptTimeout(),
                policy.stepTimeout(),
                Duration.ofSeconds(3),
                5,
                Duration.ofMillis(200),
                null));
    RunRequest request = requests.policies(policies).request();
    TemplateRun run = client.newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    return run;
  }

  private Process oldBuild(Path calls) throws IOException {
    String classpath =
        OLD_BUILD.toAbsolutePath()
            + File.pathSeparator
            + Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !isTodaysBuild(entry))
                .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                BuildWorker.class.getName(),
                server.target(),
                KEYRING,
                calls.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("old.log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private static boolean isTodaysBuild(String entry) {
    return entry.endsWith("workflows" + File.separator + "target" + File.separator + "classes")
        || entry.matches(".*formwork-workflows-[^/]*SNAPSHOT\\.jar");
  }

  private void awaitLines(Path file, int wanted) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(Files.exists(file))
                  .as(Files.readString(folder.resolve("old.log")))
                  .isTrue();
              assertThat(Files.readAllLines(file)).hasSizeGreaterThanOrEqualTo(wanted);
            });
  }
}
