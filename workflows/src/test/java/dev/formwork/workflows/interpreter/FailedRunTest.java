package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailedRunTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

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
  void isTakenBackWhereItCannotBeParked() {
    runs.actions().failing("test:publish", "Conflict", "no");

    RunView view = runs.run(Requests.of(step("publish")).onFailure(FailurePolicy.PAUSE));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().messages())
        .anyMatch(message -> message.contains("(onFailure: pause), which this interpreter cannot"));
  }
}
