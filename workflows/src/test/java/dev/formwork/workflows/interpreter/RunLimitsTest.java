package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepResult;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunLimitsTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

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

  @Test
  void recordsMoreThanOneActivityMayCarry() {
    RunView view =
        runs.run(
            Requests.of(
                onlyIf("${{ each.value == 399 }}", forEach("${{ range(400) }}", step("claim")))));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).hasSize(1);
    assertThat(runs.actions().messages()).hasSize(403);
    assertThat(runs.actions().messages().get(400)).startsWith("Running step each");
  }

  @Test
  void carriesEventsInPortionsWhenNobodyCanRecordThem() {
    runs.actions().withoutJournal();

    RunView view =
        runs.run(
            Requests.of(
                onlyIf("${{ each.value == 399 }}", forEach("${{ range(400) }}", step("claim"))),
                step("publish")));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().messages()).hasSize(40);
  }
}
