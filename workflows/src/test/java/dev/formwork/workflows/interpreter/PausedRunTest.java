package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PausedRunTest {

  private static final String ADA = "user:default/ada";

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void waitsAndTellsWhatEachDecisionWouldDo() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run =
        runs.start(
            Requests.of(kept(step("fetch")), step("claim"), step("publish"), step("notify"))
                .pausing());

    Pause pause = awaitPause(run);

    assertThat(run.state().phase()).isEqualTo(RunPhase.PAUSED);
    assertThat(pause.number()).isEqualTo(1);
    assertThat(pause.failure().message()).isEqualTo("No.");
    assertThat(pause.choices())
        .containsExactly(
            choice(Decision.Verb.RETRY, List.of("publish", "notify"), List.of(), List.of()),
            choice(Decision.Verb.SKIP, List.of("notify"), List.of(), List.of()),
            choice(Decision.Verb.UNDO, List.of(), List.of("fetch"), List.of("publish", "claim")),
            choice(Decision.Verb.KEEP, List.of(), List.of("publish", "claim", "fetch"), List.of()));
    decide(run, Decision.Verb.KEEP);
    runs.result(run);
  }

  @Test
  void runsTheStepAgainWithTheSameKeyAndGoesOn() {
    runs.actions().failingOnce("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("publish"), step("notify")).pausing());
    awaitPause(run);

    retry(run);

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().calls())
        .containsExactly("test:publish publish", "test:publish publish", "test:notify notify");
    assertThat(runs.actions().requests())
        .extracting(request -> request.idempotencyKey() + " " + request.attemptGroup())
        .startsWith(
            runs.actions().requests().getFirst().idempotencyKey() + " 1",
            runs.actions().requests().getFirst().idempotencyKey() + " 2");
  }

  @Test
  void runsTheStepAgainWithAnotherInputAndItsExpressions() {
    runs.actions().failingOnce("test:publish", "NameTaken", "It exists.");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    awaitPause(run);

    run.decide(
        new Decision(
            Decision.Verb.RETRY, 1, ADA, null, map("name", "${{ parameters.name }}-2"), null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("name", "payments-2"));
  }

  @Test
  void takesBackWhatBothInputsMadeWhenTheRetryFailsToo() {
    runs.actions().failing("test:publish", "NameTaken", "It exists.");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    awaitPause(run);
    run.decide(new Decision(Decision.Verb.RETRY, 1, ADA, null, map("name", "other"), null));
    awaitPause(run, 2);

    run.decide(new Decision(Decision.Verb.UNDO, 2, ADA, null, null, null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().undoRequests())
        .extracting(undo -> undo.step().input())
        .containsExactly(map("name", "other"), map("name", "publish"));
  }

  @Test
  void undoesARetriedIterationOnce() {
    runs.actions()
        .step(
            "test:claim",
            request -> {
              if ("1".equals(request.iteration()) && request.attemptGroup() == 1) {
                throw ApplicationFailure.newFailure("no", "Conflict");
              }
              return runs.actions().makes(request);
            })
        .failing("test:publish", "Conflict", "No.");
    TemplateRun run =
        runs.start(
            Requests.of(
                    forEach(List.of("a", "b"), step("claim")),
                    onFailure(FailurePolicy.UNDO, step("publish")))
                .pausing());
    awaitPause(run);

    retry(run);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().calls())
        .endsWith("test:publish:undo publish", "test:claim:undo claim", "test:claim:undo claim")
        .filteredOn("test:claim:undo claim"::equals)
        .hasSize(2);
  }

  @Test
  void leavesTheStepOutAndReadsTheGivenOutputInstead() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run =
        runs.start(
            Requests.of(
                    step("publish"), step("notify", map("url", "${{ steps.publish.output.url }}")))
                .pausing());
    awaitPause(run);

    run.decide(
        new Decision(
            Decision.Verb.SKIP, 1, ADA, "Made by hand.", null, map("url", "http://made.example")));

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.SKIPPED, StepState.COMPLETED);
    assertThat(runs.actions().requests().getLast().input())
        .isEqualTo(map("url", "http://made.example"));
    assertThat(runs.actions().messages())
        .contains("user:default/ada leaves step publish out. Made by hand.");
  }

  @Test
  void isTakenBackWhenSomeoneDecidesSo() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).pausing());
    awaitPause(run);

    decide(run, Decision.Verb.UNDO);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void keepsEverythingWhenSomeoneDecidesSo() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).pausing());
    awaitPause(run);

    decide(run, Decision.Verb.KEEP);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.FAILED);
    assertThat(runs.actions().undoRequests()).isEmpty();
  }

  @Test
  void isTakenBackWhenNobodyDecidesInTime() {
    runs.actions().failing("test:publish", "Conflict", "No.");

    RunView view = runs.run(Requests.of(step("fetch"), step("publish")).pausing());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
    assertThat(runs.actions().messages())
        .contains("Formwork takes the run back. Nobody decided in time.");
  }

  @Test
  void isTakenBackWhenItIsCancelledWhileItWaits() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")).pausing());
    awaitPause(run);

    run.cancel(new CancelRequest(ADA, null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void refusesADecisionAboutAnEarlierPause() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    awaitPause(run);
    retry(run);
    awaitPause(run, 2);

    assertRefused(
        run, decision(Decision.Verb.RETRY), "is about pause 1, but the run is at pause 2");

    run.decide(new Decision(Decision.Verb.UNDO, 2, ADA, null, null, null));
    runs.result(run);
  }

  @Test
  void refusesADecisionThatDoesNotFit() {
    runs.actions().failing("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    awaitPause(run);

    assertRefused(
        run,
        new Decision(Decision.Verb.SKIP, 1, ADA, null, Map.of("name", "x"), null),
        "Only a retry takes an input");
    assertRefused(
        run,
        new Decision(Decision.Verb.RETRY, 1, ADA, null, null, Map.of("name", "x")),
        "Only a skipped step takes an output");

    decide(run, Decision.Verb.KEEP);
    runs.result(run);
  }

  @Test
  void refusesADecisionWhenItIsNotPaused() {
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    runs.actions().awaitHeld();

    assertRefused(run, decision(Decision.Verb.RETRY), "is not paused but running");

    run.cancel(new CancelRequest(ADA, null));
    runs.result(run);
  }

  @Test
  void tellsThePhaseOfItsPauseAndOfWhatFollows() {
    runs.actions().failingOnce("test:publish", "Conflict", "No.");
    TemplateRun run = runs.start(Requests.of(step("publish")).pausing());
    awaitPause(run);

    retry(run);

    runs.result(run);
    assertThat(runs.actions().events())
        .extracting(RunEvent::phase)
        .containsSubsequence(RunPhase.PAUSED, RunPhase.RUNNING, RunPhase.COMPLETED);
  }

  private static void assertRefused(TemplateRun run, Decision decision, String why) {
    assertThatThrownBy(() -> run.decide(decision))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining(why);
  }

  private static Pause.Choice choice(
      Decision.Verb verb, List<String> runs, List<String> keeps, List<String> undoes) {
    return new Pause.Choice(verb, runs, keeps, undoes);
  }

  private static Decision decision(Decision.Verb verb) {
    return new Decision(verb, 1, ADA, null, null, null);
  }

  static void retry(TemplateRun run) {
    decide(run, Decision.Verb.RETRY);
  }

  static void decide(TemplateRun run, Decision.Verb verb) {
    awaitPause(run);
    run.decide(decision(verb));
  }

  static Pause awaitPause(TemplateRun run) {
    return awaitPause(run, 1);
  }

  /** Asks until the run is paused for the n-th time. */
  static Pause awaitPause(TemplateRun run, int number) {
    return TestRuns.await(
        () -> Optional.ofNullable(run.state().pause()).filter(pause -> pause.number() == number));
  }
}
