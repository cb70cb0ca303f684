package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.Vote;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators read of a run in Temporal's lists and pages, on a real server. */
class RunStatesIT {

  private static final String ADA = "user:default/ada";
  private static TemporalDevServer server;
  private static WorkflowClient client;

  private final ScriptedActions actions = new ScriptedActions();
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  @BeforeAll
  static void startServer() {
    server = TemporalDevServer.start();
    client = server.client(TestRuns.CONVERTER);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void startWorker() {
    Worker worker = workers.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    workers.start();
  }

  @AfterEach
  void stopWorker() {
    workers.shutdownNow();
  }

  private static TemplateRun start(Requests requests) {
    TemplateRun run =
        client.newWorkflowStub(TemplateRun.class, RunStart.options(requests.request()));
    WorkflowClient.start(run::run, requests.request());
    return run;
  }

  private static SearchAttributes attributes(TemplateRun run) {
    return WorkflowStub.fromTyped(run).describe().getTypedSearchAttributes();
  }

  /** The phase, and whether a person is needed. */
  private static String told(TemplateRun run) {
    SearchAttributes attributes = attributes(run);
    return attributes.get(RunSearchAttributes.RUN_PHASE)
        + " "
        + attributes.get(RunSearchAttributes.NEEDS_ATTENTION);
  }

  private static String details(TemplateRun run) {
    return WorkflowStub.fromTyped(run)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  private static void await(TemplateRun run, Predicate<RunView> asAsked) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> asAsked.test(run.state()));
  }

  private static void awaitTold(TemplateRun run, String told) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(told(run)).isEqualTo(told));
  }

  private static StepSpec asking(String approver) {
    return new StepSpec(
        "ask",
        "Ask",
        "approval:request",
        null,
        null,
        map("approvers", List.of(approver)),
        null,
        UndoPolicy.AUTO,
        null,
        null,
        null);
  }

  @Test
  void runningAndCancelled() {
    actions.holding("test:publish");
    TemplateRun run = start(Requests.of(step("fetch"), step("publish")).newest());
    actions.awaitHeld();

    assertThat(told(run)).isEqualTo("RUNNING false");
    assertThat(attributes(run).get(RunSearchAttributes.INITIATOR)).isEqualTo(ADA);
    assertThat(attributes(run).get(RunSearchAttributes.OWNER)).isEqualTo("group:default/platform");
    assertThat(details(run)).contains("running, 1 of 2 steps done");
    run.cancel(new CancelRequest(ADA, null));

    awaitTold(run, "CANCELLED false");
  }

  @Test
  void completed() {
    TemplateRun run = start(Requests.of(step("fetch"), step("publish")).newest());

    awaitTold(run, "COMPLETED false");

    assertThat(attributes(run).get(RunSearchAttributes.STEPS_DONE)).isEqualTo(2);
  }

  @Test
  void pausedAndUndone() {
    actions.failing("test:publish", "Conflict", "The name is taken.");
    TemplateRun run = start(Requests.of(step("fetch"), step("publish")).pausing());

    awaitTold(run, "PAUSED true");
    assertThat(details(run)).contains("Someone must decide until", "The name is taken.");
    run.decide(new Decision(Decision.Verb.UNDO, 1, ADA, null, null, null));

    awaitTold(run, "UNDONE false");
  }

  @Test
  void undoingWithAStuckUndoAndLeftovers() {
    actions.failing("test:publish", "Conflict", "No.").undoFailing("test:fetch");
    TemplateRun run = start(Requests.of(step("fetch"), step("publish")).newest());
    await(run, view -> view.stuckUndos().size() == 1);

    awaitTold(run, "UNDOING true");
    assertThat(details(run)).contains("about the undo of step fetch");
    run.decideUndo(new UndoDecision("fetch", UndoDecision.Verb.SKIP, ADA, null));

    awaitTold(run, "UNDONE_WITH_LEFTOVERS true");
  }

  @Test
  void waitingForApprovalAndApproved() {
    TemplateRun run = start(Requests.of(asking("user:default/bob")).newest());

    awaitTold(run, "WAITING true");
    assertThat(details(run)).contains("waits for approval until", "user:default/bob");
    run.vote(new Vote("ask", Vote.Verdict.APPROVE, "user:default/bob", List.of(), null));

    awaitTold(run, "COMPLETED false");
  }
}
