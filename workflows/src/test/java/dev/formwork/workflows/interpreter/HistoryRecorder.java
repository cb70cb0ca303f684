package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunRequest;
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
import java.util.ArrayList;
import java.util.List;

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
          List<String> histories = record(server, path);
          for (int i = 0; i < histories.size(); i++) {
            String name = path.fileName() + (i == 0 ? "" : "-inside");
            Path file = folder.resolve("TemplateRun-%s-%s.json".formatted(arguments[0], name));
            Files.writeString(file, histories.get(i), StandardOpenOption.CREATE_NEW);
            System.out.println("Recorded " + file);
          }
        }
      }
    }
  }

  private static boolean isRecorded(Path folder, RunCase path) throws IOException {
    return ReplayTest.histories(folder).stream()
        .anyMatch(file -> ReplayTest.caseOf(file).equals(path.fileName()));
  }

  /** The history of the run, and that of the run that it started, if any. */
  private static List<String> record(TemporalDevServer server, RunCase path) {
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
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class, RunUndoWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    factory.start();
    try {
      TemplateRun run =
          client.newWorkflowStub(TemplateRun.class, RunStart.options(path.requests().request()));
      WorkflowClient.start(run::run, path.requests().request());
      path.meddle(run, actions);
      List<String> histories = new ArrayList<>();
      histories.add(history(client, path.requests().request()));
      actions.children().forEach(child -> histories.add(history(client, child)));
      return histories;
    } finally {
      factory.shutdownNow();
    }
  }

  private static String history(WorkflowClient client, RunRequest request) {
    String workflowId = RunStart.options(request).getWorkflowId();
    awaitEnd(client.newUntypedWorkflowStub(workflowId));
    return client
        .fetchHistory(workflowId)
        .toJson(true)
        .replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"recorder\"");
  }

  private static void awaitEnd(WorkflowStub run) {
    try {
      run.getResult(RunView.class);
    } catch (WorkflowFailedException cancelled) {
      System.out.println("A run ended as " + cancelled.getWorkflowCloseEventType());
    }
  }
}
