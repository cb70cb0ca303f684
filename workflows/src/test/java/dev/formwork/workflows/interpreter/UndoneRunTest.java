package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.UndoRequest;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UndoneRunTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void takesBackEveryStepNewestFirst() {
    runs.actions().failing("test:register", "NameTaken", "Entity payments exists.");

    RunView view =
        runs.run(Requests.of(step("fetch"), step("publish"), step("register"), step("notify")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure())
        .isEqualTo(new RunFailure("NameTaken", "Entity payments exists.", "register"));
    assertThat(runs.actions().world()).isEmpty();
    assertThat(runs.actions().calls())
        .containsExactly(
            "test:fetch fetch",
            "test:publish publish",
            "test:register register",
            "test:register:undo register",
            "test:publish:undo publish",
            "test:fetch:undo fetch");
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.UNDONE, StepState.UNDONE, StepState.UNDONE, StepState.SKIPPED);
  }

  @Test
  void takesBackAStepThatNobodyKnowsTheEndOf() {
    runs.actions()
        .step(
            "test:publish",
            request -> {
              runs.actions().makes(request);
              throw new IllegalStateException("connection reset");
            });

    RunView view = runs.run(Requests.of(step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().type()).isEqualTo("IllegalStateException");
    UndoRequest undo = runs.actions().undoRequests().getFirst();
    assertThat(undo.result()).isNull();
    assertThat(undo.step().events()).isEmpty();
    assertThat(runs.actions().world()).filteredOn(name -> name.contains("publish")).hasSize(1);
  }

  @Test
  void handsTheAnswerOfAStepToItsUndo() {
    runs.actions().failing("test:publish", "Conflict", "no");

    runs.run(Requests.of(step("fetch", map("name", "n")), step("publish")));

    UndoRequest undo = runs.actions().undoRequests().getLast();
    assertThat(undo.result().output()).isEqualTo(map("name", "n"));
    assertThat(undo.result().made()).hasSize(1);
  }

  @Test
  void goesOnAfterAnUndoThatFails() {
    runs.actions()
        .failing("test:notify", "PermissionDenied", "Slack refused.")
        .undo(
            "test:publish",
            _ -> {
              throw ApplicationFailure.newFailure("Git host is gone.", "PermissionDenied");
            });

    RunView view = runs.run(Requests.of(step("fetch"), step("publish"), step("notify")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(view.leftovers()).extracting(Leftover::reason).containsExactly("Git host is gone.");
    assertThat(view.leftovers().getFirst().name()).endsWith("/publish");
    assertThat(runs.actions().world()).hasSize(1).allMatch(name -> name.endsWith("/publish"));
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.UNDONE, StepState.LEFTOVER, StepState.UNDONE);
    assertThat(runs.actions().messages())
        .contains("Step publish could not be taken back: Git host is gone.");
  }

  @Test
  void listsTheStepWhenNobodyKnowsWhatItMade() {
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo(
            "test:publish",
            _ -> {
              throw ApplicationFailure.newFailure("gone", "Conflict");
            });

    RunView view = runs.run(Requests.of(step("publish")));

    assertThat(view.leftovers())
        .containsExactly(new Leftover("step", "Step publish", null, "gone"));
  }

  @Test
  void listsWhatAnUndoHadToLeave() {
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo("test:fetch", request -> ScriptedActions.leaves(request, "Someone changed it."));

    RunView view = runs.run(Requests.of(step("fetch"), step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(runs.actions().events().getLast().data().get("leftovers"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .hasToString(
            "{stepId=fetch, kind=thing, name=%s/fetch, reason=Someone changed it.}"
                .formatted(view.runId()));
  }

  @Test
  void hidesNoIterationThatLeftSomethingBehindAnother() {
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo(
            "test:claim",
            request ->
                "1".equals(request.step().iteration())
                    ? ScriptedActions.leaves(request, "Someone changed it.")
                    : null);

    RunView view = runs.run(Requests.of(forEach(List.of(7, 8), step("claim")), step("publish")));

    assertThat(view.steps().getFirst().state()).isEqualTo(StepState.LEFTOVER);
    assertThat(runs.actions().messages()).contains("Step claim left something behind");
  }

  @Test
  void retriesAnUndoLongerThanAStep() {
    AtomicInteger attempts = new AtomicInteger();
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo(
            "test:fetch",
            _ -> {
              if (attempts.incrementAndGet() < 6) {
                throw ApplicationFailure.newFailure("busy", "Unavailable");
              }
              return null;
            });

    RunView view = runs.run(Requests.of(step("fetch"), step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
  }

  @Test
  void takesBackAStepThatMayFailWhenALaterOneFails() {
    runs.actions()
        .failing("test:notify", "Conflict", "no")
        .failing("test:publish", "Conflict", "no");

    runs.run(Requests.of(onFailure(FailurePolicy.CONTINUE, step("notify")), step("publish")));

    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void keepsAStepThatIsNeverTakenBack() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view = runs.run(Requests.of(kept(step("archive")), step("fetch"), step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).hasSize(1).allMatch(name -> name.endsWith("/archive"));
    assertThat(view.steps().getFirst().state()).isEqualTo(StepState.KEPT);
  }
}
