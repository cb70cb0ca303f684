package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs on the test server that skips time, with scripted actions; one for each test. */
public final class TestRuns implements AfterEachCallback {

  /** The key of every recorded history. It protects nothing. */
  public static final Keyring KEYRING =
      Keyring.parse("test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  private final ScriptedActions actions = new ScriptedActions();
  private final TestWorkflowEnvironment environment = environment();

  public TestRuns() {
    Worker worker = environment.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    environment.start();
  }

  static TestWorkflowEnvironment environment() {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(RunDataConverter.of(KEYRING))
                        .build())
                .build());
    RunSearchAttributes.types().forEach(environment::registerSearchAttribute);
    return environment;
  }

  public ScriptedActions actions() {
    return actions;
  }

  /** Runs to the end. */
  public RunView run(Requests requests) {
    return result(start(requests));
  }

  /** Starts a run and does not wait. */
  public TemplateRun start(Requests requests) {
    TemplateRun run = stub(requests.request());
    WorkflowClient.start(run::run, requests.request());
    return run;
  }

  public TemplateRun stub(RunRequest request) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(TemplateRun.class, RunStart.options(request));
  }

  public RunView result(TemplateRun run) {
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  public WorkflowExecutionHistory history(Requests requests) {
    String id = RunStart.options(requests.request()).getWorkflowId();
    return environment.getWorkflowClient().fetchHistory(id);
  }

  public TestWorkflowEnvironment environmentForReplay() {
    return environment;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    environment.close();
  }
}
