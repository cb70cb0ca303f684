package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingRunTest {

  private static final String ADA = "user:default/ada";
  private static final String BOB = "user:default/bob";
  private static final String EVE = "user:default/eve";

  @RegisterExtension final TestRuns runs = new TestRuns();

  static StepSpec waiting(String id, String action, Map<String, Object> input) {
    return new StepSpec(
        id, "Step " + id, action, null, null, input, null, UndoPolicy.AUTO, null, null, null);
  }

  static StepSpec approval(Object... more) {
    Map<String, Object> input = map("approvers", List.of("group:leads", BOB));
    input.putAll(map(more));
    return waiting("ask", "approval:request", input);
  }

  static void approve(TemplateRun run, String by, String... groups) {
    run.vote(new Vote("ask", Vote.Verdict.APPROVE, by, List.of(groups), null));
  }

  static void approveTwice(TemplateRun run) {
    awaitWait(run, "ask");
    approve(run, BOB);
    awaitWait(run, "ask", wait -> wait.approval().votes().size() == 1);
    approve(run, EVE, "group:default/leads");
  }

  static void reject(TemplateRun run) {
    awaitWait(run, "ask");
    run.vote(new Vote("ask", Vote.Verdict.REJECT, BOB, List.of(), "Too dear."));
  }

  static void signal(TemplateRun run) {
    awaitWait(run, "hook");
    run.tell(new Signal("hook", map("status", "merged")));
  }

  @Test
  void goesOnWhenSomeoneWhoIsAskedApproves() {
    TemplateRun run =
        runs.start(
            Requests.of(approval(), step("tell", map("by", "${{ steps.ask.output.approvedBy }}")))
                .newest());
    Wait wait = awaitWait(run, "ask");

    assertThat(run.state().phase()).isEqualTo(RunPhase.WAITING);
    assertThat(wait.approval().approvers()).containsExactly("group:default/leads", BOB);
    approve(run, EVE, "group:default/leads");

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.waits()).isEmpty();
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("by", List.of(EVE)));
  }

  @Test
  void waitsForAsManyApprovalsAsAreNeeded() {
    TemplateRun run = runs.start(Requests.of(approval("quorum", 2)).newest());
    awaitWait(run, "ask");

    approve(run, BOB);
    Wait wait = awaitWait(run, "ask", open -> open.approval().votes().size() == 1);
    approve(run, EVE, "group:default/leads");

    assertThat(wait.approval().votes()).extracting(Vote::by).containsExactly(BOB);
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().messages()).contains(BOB + " approved", EVE + " approved");
  }

  @Test
  void failsWhenSomeoneRejects() {
    TemplateRun run = runs.start(Requests.of(step("fetch"), approval("quorum", 2)).newest());
    awaitWait(run, "ask");

    run.vote(new Vote("ask", Vote.Verdict.REJECT, BOB, List.of(), "Too dear."));

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().type()).isEqualTo("Rejected");
    assertThat(view.failure().message())
        .isEqualTo("user:default/bob rejected it. Comment: Too dear.");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void failsWhenNobodyAnswersInTime() {
    RunView view = runs.run(Requests.of(approval("deadline", "2d")).newest());

    assertThat(view.failure().type()).isEqualTo("NotApproved");
    assertThat(view.failure().message()).contains("0 of 1 approvals came until");
  }

  @Test
  void takesSilenceForConsentWhenTheTemplateSaysSo() {
    RunView view =
        runs.run(Requests.of(approval("deadline", "2d", "onDeadline", "approve")).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void asksMorePeopleWhenTheFirstTakeTooLong() {
    Requests requests =
        Requests.of(
                approval(
                    "deadline", "2d", "escalateAfter", "1d", "escalateTo", List.of("user:boss")))
            .newest();

    runs.run(requests);

    assertThat(runs.actions().messages()).contains("Asking user:default/boss as well");
  }

  @Test
  void refusesVotesOfThoseWhoMayNot() {
    TemplateRun run = runs.start(Requests.of(approval("quorum", 2)).newest());
    awaitWait(run, "ask");
    approve(run, BOB);

    assertRefused(() -> approve(run, EVE), "is not among those who may approve");
    assertRefused(() -> approve(run, BOB), "has answered already");
    assertRefused(() -> approve(run, ADA, "group:default/leads"), "may not approve it");
    assertRefused(
        () -> run.vote(new Vote("other", Vote.Verdict.APPROVE, BOB, List.of(), null)),
        "No request for approval 'other' is open");

    run.cancel(new CancelRequest(ADA, null));
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.CANCELLED);
  }

  @Test
  void letsTheInitiatorApproveWhereTheTemplateAllowsIt() {
    TemplateRun run = runs.start(Requests.of(approval("selfApproval", true)).newest());
    awaitWait(run, "ask");

    approve(run, ADA, "group:default/leads");

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void namesEveryFaultOfItsInput() {
    RunView view =
        runs.run(
            Requests.of(
                    waiting(
                        "ask",
                        "approval:request",
                        map(
                            "approvers",
                            List.of("nobody"),
                            "quorum",
                            0,
                            "deadline",
                            "soon",
                            "x",
                            1)))
                .newest());

    assertThat(view.failure().type()).isEqualTo("InvalidInput");
    assertThat(view.failure().message())
        .contains(
            "not 'nobody' (input: approvers)",
            "(input: quorum)",
            "not 'soon' (input: deadline)",
            "'x' is not known here (input: x)");
  }

  @Test
  void asksOnceForEachIteration() {
    TemplateRun run = runs.start(Requests.of(forEach(List.of("eu", "us"), approval())).newest());

    awaitWait(run, "ask/0");
    run.vote(new Vote("ask/0", Vote.Verdict.APPROVE, BOB, List.of(), null));
    awaitWait(run, "ask/1");
    run.vote(new Vote("ask/1", Vote.Verdict.APPROVE, BOB, List.of(), null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void waitsSomeTimeAndUntilATime() {
    long before = runs.environmentForReplay().currentTimeMillis();

    RunView view =
        runs.run(
            Requests.of(
                    waiting("some", "wait:duration", map("duration", "3d")),
                    waiting("past", "wait:until", map("time", "2020-01-01T00:00:00Z")))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(Duration.ofMillis(runs.environmentForReplay().currentTimeMillis() - before))
        .isGreaterThanOrEqualTo(Duration.ofDays(3));
  }

  @Test
  @DisplayName("101: debug:wait waits, and fails above 10 minutes")
  void waitsAShortTimeAsBackstageDoesAndRefusesALongOne() {
    long before = runs.environmentForReplay().currentTimeMillis();

    RunView some =
        runs.run(
            Requests.of(waiting("some", "debug:wait", map("minutes", 1.5, "seconds", 30)))
                .newest());
    RunView long11 =
        runs.run(Requests.of(waiting("long", "debug:wait", map("minutes", 11))).newest());

    assertThat(some.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(Duration.ofMillis(runs.environmentForReplay().currentTimeMillis() - before))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    assertThat(long11.failure().type()).isEqualTo("InvalidInput");
    assertThat(long11.failure().message()).contains("longer than 10 minutes");
  }

  @Test
  void goesOnWithWhatASystemTellsIt() {
    TemplateRun run =
        runs.start(
            Requests.of(
                    waiting("hook", "wait:signal", map()),
                    step("tell", map("status", "${{ steps.hook.output.payload.status }}")))
                .newest());
    awaitWait(run, "hook");

    run.tell(new Signal("hook", map("status", "merged")));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("status", "merged"));
    assertRefused(() -> run.tell(new Signal("hook", map())), "");
  }

  @Test
  void failsOrGoesOnWhenNoSignalComes() {
    RunView failed =
        runs.run(Requests.of(waiting("hook", "wait:signal", map("timeout", "1h"))).newest());
    RunView wentOn =
        runs.run(
            Requests.of(
                    waiting("hook", "wait:signal", map("timeout", "1h", "onTimeout", "continue")))
                .newest());

    assertThat(failed.failure().type()).isEqualTo("NoSignal");
    assertThat(wentOn.steps()).extracting(StepView::failure).containsOnlyNulls();
    assertThat(wentOn.phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void callsNoWorkerWhileItWaits() {
    runs.run(
        Requests.of(
                waiting("some", "wait:duration", map("duration", "30d")),
                approval("deadline", "1d"))
            .newest());

    assertThat(runs.actions().calls()).isEmpty();
  }

  private static void assertRefused(Runnable call, String why) {
    assertThatThrownBy(call::run)
        .isInstanceOfAny(
            WorkflowUpdateException.class, io.temporal.client.WorkflowNotFoundException.class)
        .rootCause()
        .hasMessageContaining(why);
  }

  static Wait awaitWait(TemplateRun run, String key) {
    return awaitWait(run, key, wait -> true);
  }

  /** Asks until the wait is open and as it should be. */
  static Wait awaitWait(TemplateRun run, String key, Predicate<Wait> asIt) {
    return TestRuns.await(
        () ->
            run.state().waits().stream()
                .filter(wait -> wait.key().equals(key) && asIt.test(wait))
                .findFirst());
  }
}
