package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.step;

import dev.formwork.workflows.RunUndo;
import dev.formwork.workflows.RunUndoRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.UndoDecision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Records the histories of undos after a run's end, as {@link HistoryRecorder} does those of runs.
 * Run it by hand; it overwrites nothing. The argument is the day in the files' names.
 */
final class RunUndoRecorder {

  /** One path that such an undo can take. */
  private enum Case {
    TAKEN_BACK(
        Requests.of(step("fetch"), kept(step("archive")), step("publish"), step("notify")),
        actions -> actions.undo("test:publish", request -> ScriptedActions.leaves(request, "No.")),
        _ -> {}),
    DECIDED(
        RunUndoTest.threeSteps(),
        actions -> actions.undoFailingOnce("test:notify"),
        undo -> {
          RunUndoTest.awaitStuck(undo);
          undo.decideUndo(
              new UndoDecision("notify", UndoDecision.Verb.RETRY, "user:default/ada", null));
        });

    private final Requests requests;
    private final Consumer<ScriptedActions> script;
    private final Consumer<RunUndo> meddling;

    Case(Requests requests, Consumer<ScriptedActions> script, Consumer<RunUndo> meddling) {
      this.requests = requests.newest();
      this.script = script;
      this.meddling = meddling;
    }

    Path file(Path folder, String day) {
      String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
      return folder.resolve("RunUndo-%s-%s.json".formatted(day, name));
    }
  }

  private RunUndoRecorder() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of("src/test/resources/histories");
    try (TemporalDevServer server = TemporalDevServer.start()) {
      for (Case path : Case.values()) {
        Path file = path.file(folder, arguments[0]);
        if (!Files.exists(file)) {
          Files.writeString(file, record(server, path), StandardOpenOption.CREATE_NEW);
          System.out.println("Recorded " + file);
        }
      }
    }
  }

  private static String record(TemporalDevServer server, Case path) {
    WorkflowClient client = server.client(TestRuns.CONVERTER);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(TemplateRun.TASK_QUEUE);
    ScriptedActions actions = new ScriptedActions();
    path.script.accept(actions);
    worker.registerWorkflowImplementationTypes(RunUndoWorkflow.class);
    worker.registerActivitiesImplementations(actions, KeptUndoLog.of(path.requests, actions));
    factory.start();
    try {
      RunUndoRequest wish = RunUndoTest.wish(path.requests);
      RunUndo undo = client.newWorkflowStub(RunUndo.class, wish.options());
      WorkflowClient.start(undo::undo, wish);
      path.meddling.accept(undo);
      WorkflowStub.fromTyped(undo).getResult(RunView.class);
      return client
          .fetchHistory(wish.workflowId())
          .toJson(true)
          .replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"recorder\"");
    } finally {
      factory.shutdownNow();
    }
  }
}
