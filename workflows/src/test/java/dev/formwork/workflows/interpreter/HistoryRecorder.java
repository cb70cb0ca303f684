package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Records the histories that are missing, each on a real server, into {@code
 * src/test/resources/histories}. Run it by hand after a case was added, from the module's folder
 * with the test classpath; it overwrites nothing. The argument is the day in the files' names.
 */
final class HistoryRecorder {

  private HistoryRecorder() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of("src/test/resources/histories");
    Files.createDirectories(folder);
    try (TemporalDevServer server = TemporalDevServer.start()) {
      for (RunCase path : RunCase.values()) {
        if (!isRecorded(folder, path)) {
          Path file =
              folder.resolve("TemplateRun-%s-%s.json".formatted(arguments[0], path.fileName()));
          Files.writeString(file, record(server, path), StandardOpenOption.CREATE_NEW);
          System.out.println("Recorded " + file);
        }
      }
    }
  }

  private static boolean isRecorded(Path folder, RunCase path) throws IOException {
    return ReplayTest.histories(folder).stream()
        .anyMatch(file -> ReplayTest.caseOf(file).equals(path.fileName()));
  }

  private static String record(TemporalDevServer server, RunCase path) {
    WorkflowClient client = server.client(TestRuns.CONVERTER);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker =
        factory.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build());
    ScriptedActions actions = new ScriptedActions();
    path.prepare(actions);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    factory.start();
    try {
      TemplateRun run =
          client.newWorkflowStub(TemplateRun.class, RunStart.options(path.requests().request()));
      WorkflowClient.start(run::run, path.requests().request());
      path.meddle(run, actions);
      awaitEnd(run);
      return client
          .fetchHistory(WorkflowStub.fromTyped(run).getExecution().getWorkflowId())
          .toJson(true)
          .replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"recorder\"");
    } finally {
      factory.shutdownNow();
    }
  }

  private static void awaitEnd(TemplateRun run) {
    try {
      WorkflowStub.fromTyped(run).getResult(RunView.class);
    } catch (WorkflowFailedException cancelled) {
      System.out.println("A run ended as " + cancelled.getWorkflowCloseEventType());
    }
  }
}
