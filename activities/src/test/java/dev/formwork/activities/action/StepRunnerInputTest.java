package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.INPUT;
import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.iteration;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepResult;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an action gets, and what nobody sees of it. */
class StepRunnerInputTest {

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void rendersWhatNeedsASecretAndHidesItOnEveryWayOut() {
    var action =
        Probe.running(
            (input, step) -> {
              assertThat(input.text()).isEqualTo("token=hunter2");
              assertThat(step.secret("password")).contains("hunter2");
              step.log().info("Got " + input.text());
              step.log().info("Got hunter2");
              step.made("thing", "hunter2", "https://x/hunter2");
              step.link("hunter2", "https://x/hunter2");
              return new Probe.Output("is hunter2");
            });

    StepResult result =
        world
            .runner(action)
            .run(request(Map.of("text", "token=${{ secrets.password }}"), "/text"), attempt(1));

    assertThat(result.toString()).doesNotContain("hunter2");
    assertThat(result.output()).isEqualTo(Map.of("text", "is ***"));
    assertThat(world.messages().toString()).doesNotContain("hunter2").contains("Got ***");
    assertThat(world.journal.outcome(ProbeWorld.RUN, RunPhase.COMPLETED))
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void hidesSecretsInFailures() {
    var action =
        Probe.running(
            (input, step) -> {
              throw new IllegalStateException("bad hunter2!", new RuntimeException("hunter2"));
            });

    ApplicationFailure failure = world.fail(action, request(INPUT), 1);

    assertThat(failure.getOriginalMessage()).isEqualTo("IllegalStateException: bad ***!");
    assertThat(failure.getType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getCause()).isNull();
    assertThat(world.messages().toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesAnInputWithAllItsFaults() {
    var action = Probe.running((input, step) -> new Probe.Output(null));

    ApplicationFailure failure = world.fail(action, request(Map.of("number", "x", "more", 1)), 1);

    assertThat(failure.getType()).isEqualTo("InvalidInput");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "Invalid input passed to action test:probe, instance is not allowed to have the"
                + " additional property \"more\", instance requires property \"text\","
                + " instance.number is not of a type(s) integer");
  }

  @Test
  void namesTheIterationWhoseInputIsWrong() {
    var action = Probe.running((input, step) -> new Probe.Output(null));

    ApplicationFailure failure = world.fail(action, iteration(Map.of(), "1"), 1);

    assertThat(failure.getOriginalMessage())
        .startsWith("Invalid input passed to action test:probe[1], ");
  }
}
