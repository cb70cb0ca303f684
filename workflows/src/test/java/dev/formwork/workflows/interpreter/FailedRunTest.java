package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.UndoRequest;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailedRunTest {

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
  void tellsItsStoryInBackstagesWords() {
    runs.actions().failing("test:publish", "NameTaken", "Repository acme/payments exists.");

    runs.run(Requests.of(step("fetch"), step("publish"), step("notify")));

    assertThat(runs.actions().messages())
        .containsExactly(
            "Repository acme/payments exists.",
            "Skipping step notify because a previous step failed",
            "Taking back what the run made, because step publish failed",
            "Run completed with status: failed");
    RunEvent end = runs.actions().events().getLast();
    assertThat(end.data())
        .isEqualTo(
            map(
                "error",
                map(
                    "name", "NameTaken",
                    "message", "Repository acme/payments exists.",
                    "stepId", "publish"),
                "leftovers",
                List.of()));
  }

  @Test
  void retriesWhatMayPassAndNotWhatIsFinal() {
    AtomicInteger attempts = new AtomicInteger();
    runs.actions()
        .step(
            "test:fetch",
            request -> {
              if (attempts.incrementAndGet() == 1) {
                throw ApplicationFailure.newFailure("busy", "Unavailable");
              }
              return runs.actions().makes(request);
            })
        .failing("test:publish", "Conflict", "changed by someone else");

    RunView view = runs.run(Requests.of(step("fetch"), step("publish")));

    assertThat(view.failure().type()).isEqualTo("Conflict");
    assertThat(runs.actions().calls())
        .startsWith("test:fetch fetch", "test:fetch fetch", "test:publish publish")
        .filteredOn("test:publish publish"::equals)
        .hasSize(1);
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
  void runsOnlyStepsThatAskForTheFailure() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view =
        runs.run(
            Requests.of(
                step("publish"),
                step("plain"),
                onlyIf("${{ true }}", step("true")),
                onlyIf("${{ always() }}", step("always", map("failed", "${{ failure() }}"))),
                onlyIf("${{ failure() and parameters.no }}", step("asked")),
                onlyIf("${{ parameters.no and always() }}", step("unasked")),
                onlyIf("${{ failure() }}", step("failure"))));

    assertThat(runs.actions().calls())
        .startsWith("test:publish publish", "test:always always", "test:failure failure");
    assertThat(runs.actions().requests().get(1).input()).isEqualTo(map("failed", true));
    assertThat(runs.actions().messages())
        .contains(
            "Skipping step plain because a previous step failed",
            "Skipping step true because a previous step failed",
            "Skipping step asked because its if condition was false",
            "Skipping step unasked because a previous step failed");
    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void keepsItsFirstFailure() {
    runs.actions()
        .failing("test:publish", "Conflict", "first")
        .failing("test:cleanup", "Conflict", "second");

    RunView view =
        runs.run(Requests.of(step("publish"), onlyIf("${{ always() }}", step("cleanup"))));

    assertThat(view.failure().message()).isEqualTo("first");
    assertThat(runs.actions().messages()).contains("Additional error occurred: second");
  }

  @Test
  void abortsItsIterationsAtTheFirstFailure() {
    runs.actions()
        .step(
            "test:claim",
            request -> {
              if ("1".equals(request.iteration())) {
                throw ApplicationFailure.newFailure("no", "Conflict");
              }
              return runs.actions().makes(request);
            });

    RunView view = runs.run(Requests.of(forEach(List.of("a", "b", "c"), step("claim"))));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().calls())
        .containsExactly(
            "test:claim claim",
            "test:claim claim",
            "test:claim:undo claim",
            "test:claim:undo claim");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void failsAStepThatHasNothingIterable() {
    assertThat(failureOfEach("${{ parameters.missing }}"))
        .contains("cannot be resolved to a value");
    assertThat(failureOfEach("${{ 3 }}")).contains("resolves to a number");
    assertThat(failureOfEach("text")).contains("resolves to a string");
    assertThat(failureOfEach("${{ parameters.nothing }}")).contains("resolves to null");
  }

  private String failureOfEach(Object each) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("nothing", null);
    Requests requests = Requests.of(forEach(each, step("claim"))).parameters(parameters);
    return runs.run(requests).failure().message();
  }

  @Test
  void goesOnAfterAStepThatMayFail() {
    runs.actions().failing("test:notify", "Conflict", "no");

    RunView view =
        runs.run(
            Requests.of(
                onFailure(FailurePolicy.CONTINUE, step("notify")),
                step("publish", map("failed", "${{ failure() }}"))));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.FAILED, StepState.COMPLETED);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("failed", false));
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
  void keepsEverythingWhenTheTemplateSaysSo() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view =
        runs.run(Requests.of(step("fetch"), step("publish")).onFailure(FailurePolicy.KEEP));

    assertThat(view.phase()).isEqualTo(RunPhase.FAILED);
    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(StepState.KEPT, StepState.FAILED);
    assertThat(runs.actions().undoRequests()).isEmpty();
    assertThat(runs.actions().messages()).endsWith("Run completed with status: failed");
  }

  @Test
  void keepsAStepThatIsNeverTakenBack() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view = runs.run(Requests.of(kept(step("archive")), step("fetch"), step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).hasSize(1).allMatch(name -> name.endsWith("/archive"));
    assertThat(view.steps().getFirst().state()).isEqualTo(StepState.KEPT);
  }

  @Test
  void isTakenBackWhereItCannotBeParked() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view = runs.run(Requests.of(step("publish")).onFailure(FailurePolicy.PAUSE));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().messages())
        .anyMatch(message -> message.contains("(onFailure: pause), which this interpreter cannot"));
  }

  @Test
  void refusesAnActionThatNoWorkerOffered() {
    RunView view = runs.run(Requests.of(step("fetch")).policies(Map.of()));

    assertThat(view.failure().message())
        .startsWith("Action 'test:fetch' of step 'fetch' was offered by no worker");
    assertThat(runs.actions().calls()).isEmpty();
  }

  @Test
  void refusesAnInputThatIsTooLarge() {
    RunView view =
        runs.run(
            Requests.of(
                step("fetch", map("text", "x".repeat(40 * 1024))),
                step(
                    "write",
                    map("a", "${{ steps.fetch.output.text }}${{ steps.fetch.output.text }}"))));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().message()).startsWith("Input of step 'write' (test:write) is 8");
    assertThat(runs.actions().calls()).containsExactly("test:fetch fetch", "test:fetch:undo fetch");
  }

  @Test
  void refusesAnAnswerThatIsTooLargeAtOnce() {
    runs.actions()
        .step(
            "test:read",
            _ -> new StepResult(map("content", "x".repeat(70 * 1024)), null, List.of(), List.of()));

    RunView view = runs.run(Requests.of(step("read")));

    assertThat(view.failure().type()).isEqualTo("PayloadTooLarge");
    assertThat(view.failure().message()).startsWith("Output of the step is 70");
    assertThat(runs.actions().requests()).hasSize(1);
  }

  @Test
  void refusesAnOutputThatIsTooLarge() {
    String twice = "${{ steps.fetch.output.text }}${{ steps.fetch.output.text }}";

    RunView view =
        runs.run(
            Requests.of(step("fetch", map("text", "x".repeat(40 * 1024))))
                .output(map("text", twice)));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().message()).startsWith("Output of the template has 8");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void namesTheLimitThatAStepExceeded() {
    runs.actions()
        .step(
            "test:wait",
            _ -> {
              throw ApplicationFailure.newFailure("not ready", "NotReadyYet");
            });

    RunView view =
        runs.run(Requests.of(Requests.patient(Duration.ofSeconds(30), 1_000, step("wait"))));

    assertThat(view.failure().type()).isIn("Timeout", "NotReadyYet");
    assertThat(view.failure().message()).contains("not ready");
  }
}
