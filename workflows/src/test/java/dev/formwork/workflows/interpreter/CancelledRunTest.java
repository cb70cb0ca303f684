package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelledRunTest {

  private static final CancelRequest WRONG_NAME =
      new CancelRequest("user:default/ada", "wrong name");

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void stopsTheCurrentStepAndTakesEverythingBack() {
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish"), step("notify")));
    runs.actions().awaitHeld();

    run.cancel(WRONG_NAME);
    RunView view = runs.result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(view.failure().message())
        .isEqualTo("The run was cancelled by user:default/ada: wrong name");
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.UNDONE, StepState.UNDONE, StepState.SKIPPED);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void tellsItsStoryInBackstagesWords() {
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("publish"), step("notify")));
    runs.actions().awaitHeld();

    run.cancel(WRONG_NAME);
    runs.result(run);

    assertThat(runs.actions().messages())
        .containsSubsequence(
            "Step publish has been cancelled.",
            "Skipping step notify because the run was cancelled",
            "Run completed with status: failed");
    assertThat(runs.actions().events())
        .filteredOn(event -> event.kind() == RunEvent.Kind.CANCELLED)
        .singleElement()
        .extracting(RunEvent::stepId)
        .isEqualTo("publish");
    assertThat(runs.actions().events().getLast().phase()).isEqualTo(RunPhase.CANCELLED);
  }

  @Test
  void takesBackAStepThatCompletedAllTheSame() {
    TestRuns.Gate gate = new TestRuns.Gate();
    runs.actions()
        .step(
            "test:publish",
            request -> {
              gate.pass();
              return runs.actions().makes(request);
            });
    TemplateRun run = runs.start(Requests.of(step("publish")));
    gate.awaitArrival();

    run.cancel(WRONG_NAME);
    gate.open();
    RunView view = runs.result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().world()).isEmpty();
    assertThat(runs.actions().undoRequests().getFirst().result()).isNotNull();
  }

  @Test
  void stopsAStepThatWaitsForItsNextAttempt() {
    TestRuns.Gate gate = new TestRuns.Gate();
    runs.actions()
        .step(
            "test:publish",
            _ -> {
              gate.arrive();
              throw ApplicationFailure.newFailure("busy", "Unavailable");
            });
    TemplateRun run =
        runs.start(Requests.of(Requests.patient(Duration.ofHours(2), 100, step("publish"))));
    gate.awaitArrival();

    run.cancel(WRONG_NAME);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().undoRequests()).hasSize(1);
  }

  @Test
  void runsNothingWhenItIsCancelledBeforeItBegins() {
    Requests requests = Requests.of(step("fetch"), step("publish"));

    RunView view = runs.startCancelled(requests, WRONG_NAME);

    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.SKIPPED);
    assertThat(runs.actions().calls()).isEmpty();
  }

  @Test
  void acceptsASecondWishToCancel() {
    TestRuns.Gate gate = new TestRuns.Gate();
    runs.actions()
        .step(
            "test:publish",
            request -> {
              gate.pass();
              return runs.actions().makes(request);
            });
    TemplateRun run = runs.start(Requests.of(step("publish")));
    gate.awaitArrival();

    run.cancel(WRONG_NAME);
    run.cancel(new CancelRequest("user:default/bob", null));
    gate.open();

    assertThat(runs.result(run).failure().message()).contains("user:default/ada");
  }

  @Test
  void refusesToCancelARunThatHasEnded() {
    Requests requests = Requests.of(step("publish"));
    TemplateRun run = runs.start(requests);
    runs.result(run);

    assertThatThrownBy(() -> run.cancel(WRONG_NAME)).isNotNull();
  }

  @Test
  void refusesToCancelARunThatIsBeingTakenBack() {
    TestRuns.Gate gate = new TestRuns.Gate();
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo(
            "test:publish",
            _ -> {
              gate.pass();
              return null;
            });
    TemplateRun run = runs.start(Requests.of(step("publish")));
    gate.awaitArrival();

    assertThatThrownBy(() -> run.cancel(WRONG_NAME))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining("is being taken back already; wait until that has ended.");
    gate.open();
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
  }

  @Test
  void takesEverythingBackWhenTemporalCancelsIt() {
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish"), step("notify")));
    runs.actions().awaitHeld();

    WorkflowStub.fromTyped(run).cancel();

    assertThatThrownBy(() -> runs.result(run))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(runs.actions().world()).isEmpty();
    RunEvent end = runs.actions().events().getLast();
    assertThat(end.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(end.data().toString()).contains("The run was cancelled in Temporal.");
  }

  @Test
  void finishesItsUndoWhenTemporalCancelsMeanwhile() {
    TestRuns.Gate gate = new TestRuns.Gate();
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo(
            "test:publish",
            request -> {
              gate.pass();
              runs.actions().world().remove(request.step().idempotencyKey());
              return null;
            });
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")));
    gate.awaitArrival();

    WorkflowStub.fromTyped(run).cancel();
    gate.open();

    assertThatThrownBy(() -> runs.result(run)).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(runs.actions().world()).isEmpty();
    assertThat(runs.actions().events().getLast().phase()).isEqualTo(RunPhase.UNDONE);
  }

  @Test
  void answersWhereItStands() {
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish"), step("notify")));
    runs.actions().awaitHeld();

    RunView view = run.state();

    assertThat(view.phase()).isEqualTo(RunPhase.RUNNING);
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.COMPLETED, StepState.RUNNING, StepState.OPEN);
    run.cancel(WRONG_NAME);
    runs.result(run);
  }
}
