package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.beside;
import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.Decision;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupRunTest {

  private static final String ADA = "user:default/ada";

  @RegisterExtension final TestRuns runs = new TestRuns();

  private static StepSpec in(StepSpec step) {
    return beside("both", step);
  }

  @Test
  void runsStepsAtOnceAndGoesOnWhenAllAreDone() {
    var all = new CountDownLatch(3);
    List.of("a", "b", "c").forEach(id -> runs.actions().step("test:" + id, meeting(all)));

    RunView view =
        runs.run(
            Requests.of(
                    step("first"),
                    in(step("a")),
                    in(step("b")),
                    in(step("c")),
                    step("last", map("seen", "${{ steps.c.output.name }}")))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().calls().getFirst()).isEqualTo("test:first first");
    assertThat(runs.actions().calls().getLast()).isEqualTo("test:last last");
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("seen", "c"));
  }

  private Function<StepRequest, StepResult> meeting(CountDownLatch all) {
    return request -> {
      all.countDown();
      TestRuns.await(all);
      return runs.actions().makes(request);
    };
  }

  @Test
  void givesEachStepOnlyWhatStoodBeforeTheGroup() {
    runs.actions().writing("test:first", "f=1").writing("test:a", "a=1").writing("test:b", "b=1");

    runs.run(
        Requests.of(
                step("first"),
                in(step("a")),
                in(
                    step(
                        "b",
                        map("first", "${{ steps.first.output.name }}", "a", "${{ steps.a }}"))),
                step("last"))
            .newest());

    StepRequest b = request("b");
    assertThat(b.input()).isEqualTo(map("first", "first"));
    assertThat(b.snapshot()).isEqualTo("f=1");
    assertThat(request("last").snapshot()).isEqualTo("a=1 b=1 f=1");
  }

  @Test
  void runsNoMoreActivitiesAtOnceThanTheRunIsWide() {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var wide = new CountDownLatch(RunWidth.WIDTH);
    StepSpec[] members = new StepSpec[RunWidth.MEMBERS];
    for (int i = 0; i < members.length; i++) {
      members[i] = in(step("m" + i));
      runs.actions().step("test:m" + i, request -> counted(request, now, most, wide));
    }

    RunView view = runs.run(Requests.of(members).newest().wide(RunWidth.WIDTH));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(most).hasValue(RunWidth.WIDTH);
  }

  private static final class RunWidth {
    static final int MEMBERS = 9;
    static final int WIDTH = 3;
  }

  /** Holds the first members on until as many of them run as may. */
  private StepResult counted(
      StepRequest request, AtomicInteger now, AtomicInteger most, CountDownLatch wide) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    wide.countDown();
    TestRuns.await(wide);
    now.decrementAndGet();
    return runs.actions().makes(request);
  }

  @Test
  void keepsConditionsAndIterationsOfTheMembers() {
    RunView view =
        runs.run(
            Requests.of(
                    in(onlyIf("${{ parameters.no }}", step("skipped"))),
                    in(
                        forEach(
                            "${{ parameters.regions }}", step("r", map("r", "${{ each.value }}")))),
                    in(step("other")))
                .newest());

    assertThat(states(view)).isEqualTo("skipped SKIPPED, r COMPLETED, other COMPLETED");
    assertThat(runs.actions().world()).hasSize(3).anyMatch(name -> name.endsWith("/r/1"));
  }

  @Test
  void letsTheOthersFinishAndTakesAllBackWhenOneFails() {
    var gate = new TestRuns.Gate();
    runs.actions()
        .failing("test:a", "Conflict", "No.")
        .step(
            "test:b",
            request -> {
              gate.pass();
              return runs.actions().makes(request);
            });
    TemplateRun run =
        runs.start(Requests.of(step("first"), in(step("a")), in(step("b")), step("last")).newest());
    gate.awaitArrival();
    TestRuns.awaitTrue(() -> state(run, "a") == StepState.FAILED);

    gate.open();

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().stepId()).isEqualTo("a");
    assertThat(states(view)).isEqualTo("first UNDONE, a UNDONE, b UNDONE, last SKIPPED");
    assertThat(runs.actions().world()).isEmpty();
    assertThat(runs.actions().calls()).endsWith("test:first:undo first");
  }

  @Test
  void goesOnAfterAMemberThatMayFail() {
    runs.actions().failing("test:a", "Conflict", "No.");

    RunView view =
        runs.run(
            Requests.of(
                    in(onFailure(FailurePolicy.CONTINUE, step("a"))), in(step("b")), step("last"))
                .newest());

    assertThat(states(view)).isEqualTo("a FAILED, b COMPLETED, last COMPLETED");
  }

  @Test
  void asksAboutEachMemberThatFailedWhenAllHaveLetGo() {
    runs.actions()
        .failingOnce("test:a", "Conflict", "No a.")
        .failing("test:c", "Conflict", "No c.");
    TemplateRun run =
        runs.start(
            Requests.of(
                    in(step("a")),
                    in(step("b")),
                    in(step("c")),
                    step("last", map("c", "${{ steps.c.output.by }}")))
                .pausing());

    Pause first = PausedRunTest.awaitPause(run);
    run.decide(new Decision(Decision.Verb.RETRY, 1, ADA, null, null, null));
    Pause second = PausedRunTest.awaitPause(run, 2);
    run.decide(new Decision(Decision.Verb.SKIP, 2, ADA, null, null, map("by", "hand")));

    RunView view = runs.result(run);
    assertThat(first.stepId()).isEqualTo("a");
    assertThat(second.stepId()).isEqualTo("c");
    assertThat(states(view)).isEqualTo("a COMPLETED, b COMPLETED, c SKIPPED, last COMPLETED");
    assertThat(request("last").input()).isEqualTo(map("c", "hand"));
  }

  @Test
  void failsTheLaterStepWhenTwoChangedOneFileDifferently() {
    runs.actions().writing("test:a", "x=1").writing("test:b", "x=2");

    RunView view = runs.run(Requests.of(in(step("a")), in(step("b")), step("last")).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().stepId()).isEqualTo("b");
    assertThat(view.failure().message())
        .startsWith("Step b changed files that a step beside it changed otherwise: x (step a).");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void joinsTheFilesOfARetryWithThoseOfTheOthers() {
    var calls = new AtomicInteger();
    runs.actions()
        .writing("test:a", "x=1")
        .step(
            "test:b",
            request ->
                new StepResult(
                    Map.of(), calls.getAndIncrement() == 0 ? "x=2" : "y=2", List.of(), List.of()));
    TemplateRun run = runs.start(Requests.of(in(step("a")), in(step("b")), step("last")).pausing());

    PausedRunTest.awaitPause(run);
    run.decide(new Decision(Decision.Verb.RETRY, 1, ADA, null, null, null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(request("last").snapshot()).isEqualTo("x=1 y=2");
  }

  @Test
  void leavesOutTheFilesOfAStepThatClashesAndMay() {
    runs.actions().writing("test:a", "x=1").writing("test:b", "x=2");

    RunView view =
        runs.run(
            Requests.of(
                    in(step("a")),
                    in(onFailure(FailurePolicy.CONTINUE, step("b"))),
                    step("last", map("b", "${{ steps.b.output.name }}")))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(states(view)).isEqualTo("a COMPLETED, b FAILED, last COMPLETED");
    assertThat(request("last").snapshot()).isEqualTo("x=1");
    assertThat(request("last").input()).doesNotContainEntry("b", "b");
  }

  @Test
  void stopsAllMembersAndTakesThemBackWhenCancelled() {
    runs.actions().holding("test:a").holding("test:b");
    TemplateRun run = runs.start(Requests.of(in(step("a")), in(step("b")), step("last")).newest());
    TestRuns.awaitTrue(() -> runs.actions().world().size() == 2);

    WorkflowStub.fromTyped(run).cancel();

    TestRuns.awaitTrue(() -> runs.actions().world().isEmpty());
    TestRuns.awaitTrue(() -> run.state().phase() == RunPhase.CANCELLED);
    assertThat(states(run.state())).isEqualTo("a UNDONE, b UNDONE, last SKIPPED");
  }

  @Test
  void waitsForPeopleInSeveralBranches() {
    TemplateRun run =
        runs.start(
            Requests.of(
                    in(WaitingRunTest.waiting("one", "wait:signal", map())),
                    in(WaitingRunTest.waiting("two", "wait:signal", map())),
                    in(step("beside")))
                .newest());
    WaitingRunTest.awaitWait(run, "one");
    WaitingRunTest.awaitWait(run, "two");

    run.tell(new Signal("two", map()));
    TestRuns.awaitTrue(() -> run.state().waits().size() == 1);
    run.tell(new Signal("one", map()));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  private StepRequest request(String stepId) {
    return runs.actions().requests().stream()
        .filter(request -> request.stepId().equals(stepId))
        .findFirst()
        .orElseThrow();
  }

  private static StepState state(TemplateRun run, String stepId) {
    return run.state().steps().stream()
        .filter(step -> step.id().equals(stepId))
        .map(StepView::state)
        .findFirst()
        .orElseThrow();
  }

  private static String states(RunView view) {
    return String.join(
        ", ", view.steps().stream().map(step -> step.id() + " " + step.state()).toList());
  }
}
