package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.Vote;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators read of a run in Temporal's lists and pages, on a real server. */
class RunStatesIT {

  private static final String ADA = "user:default/ada";
  @RegisterExtension static final ServerRuns runs = new ServerRuns(TemporalDevServer::start);

  @BeforeEach
  void startWorker() {
    runs.startWorker();
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
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).newest());
    runs.actions().awaitHeld();

    assertThat(told(run)).isEqualTo("RUNNING false");
    assertThat(attributes(run).get(RunSearchAttributes.INITIATOR)).isEqualTo(ADA);
    assertThat(attributes(run).get(RunSearchAttributes.OWNER)).isEqualTo("group:default/platform");
    assertThat(ServerRuns.details(run)).contains("running, 1 of 2 steps done");
    run.cancel(new CancelRequest(ADA, null));

    awaitTold(run, "CANCELLED false");
  }

  @Test
  void completed() {
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).newest());

    awaitTold(run, "COMPLETED false");

    assertThat(attributes(run).get(RunSearchAttributes.STEPS_DONE)).isEqualTo(2);
  }

  @Test
  void pausedAndUndone() {
    runs.actions().failing("test:publish", "Conflict", "The name is taken.");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).pausing());

    awaitTold(run, "PAUSED true");
    assertThat(ServerRuns.details(run)).contains("Someone must decide until", "The name is taken.");
    run.decide(new Decision(Decision.Verb.UNDO, 1, ADA, null, null, null));

    awaitTold(run, "UNDONE false");
  }

  @Test
  void undoingWithAStuckUndoAndLeftovers() {
    runs.actions().failing("test:publish", "Conflict", "No.").undoFailing("test:fetch");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).newest());
    await(run, view -> view.stuckUndos().size() == 1);

    awaitTold(run, "UNDOING true");
    assertThat(ServerRuns.details(run)).contains("about the undo of step fetch");
    run.decideUndo(new UndoDecision("fetch", UndoDecision.Verb.SKIP, ADA, null));

    awaitTold(run, "UNDONE_WITH_LEFTOVERS true");
  }

  @Test
  void waitingForApprovalAndApproved() {
    TemplateRun run = runs.start(Requests.of(asking("user:default/bob")).newest());

    awaitTold(run, "WAITING true");
    assertThat(ServerRuns.details(run)).contains("waits for approval until", "user:default/bob");
    run.vote(new Vote("ask", Vote.Verdict.APPROVE, "user:default/bob", List.of(), null));

    awaitTold(run, "COMPLETED false");
  }
}
