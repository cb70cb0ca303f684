package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.beside;
import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChildRunTest {

  private static final String ADA = "user:default/ada";

  @RegisterExtension final TestRuns runs = new TestRuns();

  /** A step that runs a template of these steps. */
  private StepSpec child(String id, StepSpec... steps) {
    return runs.actions().running(id, Requests.of(steps).output(map("made", "${{ steps }}")));
  }

  @Test
  void runsAnotherTemplateAndReadsItsOutput() {
    StepSpec child =
        runs.actions()
            .running(
                "child",
                Requests.of(step("inner")).output(map("name", "${{ steps.inner.output.name }}")));

    RunView view =
        runs.run(
            Requests.of(
                    step("first"),
                    child,
                    step("last", map("name", "${{ steps.child.output.output.name }}")))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("name", "inner"));
    assertThat(runs.actions().calls())
        .containsExactly(
            "test:first first", "template:run child", "test:inner inner", "test:last last");
    assertThat(runs.actions().messages()).contains("Finished step Step child");
  }

  @Test
  void failsWithTheRunThatFailedAndHasTakenItselfBack() {
    runs.actions().failing("test:inner", "NameTaken", "It exists.");

    RunView view =
        runs.run(Requests.of(step("first"), child("child", step("other"), step("inner"))).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().type()).isEqualTo("NameTaken");
    assertThat(view.failure().message())
        .matches("Run .* of template:default/java-service ended as undone: It exists\\.");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void takesTheRunBackTogetherWithItsOwn() {
    runs.actions().failing("test:last", "Conflict", "No.");

    RunView view =
        runs.run(
            Requests.of(step("first"), child("child", step("a"), step("b")), step("last"))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
    assertThat(undone())
        .containsExactly(
            "test:last:undo last",
            "template:run:undo child",
            "test:b:undo b",
            "test:a:undo a",
            "test:first:undo first");
  }

  @Test
  void listsWhatTheRunCouldNotTakeBack() {
    runs.actions()
        .failing("test:last", "Conflict", "No.")
        .undo("test:a", request -> ScriptedActions.leaves(request, "Changed since."));

    RunView view =
        runs.run(Requests.of(child("child", step("a"), step("b")), step("last")).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(view.leftovers())
        .extracting(left -> left.reason())
        .containsExactly("Changed since.");
    assertThat(state(view, "child")).isEqualTo(StepState.LEFTOVER);
    assertThat(runs.actions().world()).hasSize(1);
  }

  @Test
  void cancelsTheRunThatIsUnderWay() {
    runs.actions().holding("test:inner");
    TemplateRun run =
        runs.start(
            Requests.of(step("first"), child("child", step("done"), step("inner")), step("last"))
                .newest());
    runs.actions().awaitHeld();

    run.cancel(new CancelRequest(ADA, null));

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().world()).isEmpty();
    assertThat(state(view, "child")).isEqualTo(StepState.UNDONE);
  }

  @Test
  void runsOnesInsideOfOthersInGroupsAndForEachItem() {
    StepSpec inner = child("inner", step("leaf"));
    StepSpec outer = child("outer", step("before"), inner);

    RunView view =
        runs.run(
            Requests.of(
                    beside("both", forEach(List.of("x", "y"), outer)),
                    beside("both", child("other", step("alone"))),
                    step("last"))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().world())
        .extracting(name -> name.substring(name.indexOf('/') + 1))
        .containsExactlyInAnyOrder("before", "leaf", "before", "leaf", "alone", "last");
  }

  @Test
  void takesBackRunsInsideOfOthers() {
    runs.actions().failing("test:last", "Conflict", "No.");
    StepSpec inner = child("inner", step("leaf"));
    StepSpec outer = child("outer", step("before"), inner, step("after"));

    RunView view =
        runs.run(
            Requests.of(
                    beside("both", forEach(List.of("x", "y"), outer)),
                    beside("both", child("other", step("alone"))),
                    step("last"))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void asksWhatToDoAboutARunThatFailed() {
    runs.actions().failingOnce("test:inner", "Conflict", "No.");
    TemplateRun run =
        runs.start(Requests.of(child("child", step("a"), step("inner")), step("last")).pausing());

    PausedRunTest.awaitPause(run);
    run.decide(new Decision(Decision.Verb.RETRY, 1, ADA, null, null, null));

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().calls())
        .filteredOn(call -> call.startsWith("template:run "))
        .hasSize(2);
    assertThat(runs.actions().world()).hasSize(3);
  }

  private List<String> undone() {
    return runs.actions().calls().stream().filter(call -> call.contains(":undo ")).toList();
  }

  private static StepState state(RunView view, String stepId) {
    return view.steps().stream()
        .filter(step -> step.id().equals(stepId))
        .map(StepView::state)
        .findFirst()
        .orElseThrow();
  }
}
