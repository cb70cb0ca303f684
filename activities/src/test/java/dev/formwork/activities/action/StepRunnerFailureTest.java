package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.INPUT;
import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts that fail, and what is tried again. */
class StepRunnerFailureTest {

  /** What Temporal throws when an attempt is to stop. */
  private static final class Stopped extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void waitsForAWorkerThatHasTheAction() {
    var action = Probe.running((input, step) -> new Probe.Output(null));
    StepRequest plain = request(INPUT);
    var unknown =
        new StepRequest(
            plain.run(),
            plain.stepId(),
            plain.stepName(),
            1,
            1,
            null,
            1,
            "no:such",
            Map.of(),
            List.of(),
            Map.of(),
            null,
            List.of());

    ApplicationFailure failure = world.fail(action, unknown, 1);

    assertThat(failure.getType()).isEqualTo("Unavailable");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage()).contains("no action 'no:such'");
  }

  @Test
  void saysWhenAFailedAttemptIsTriedAgain() {
    var action =
        Probe.running(
            (input, step) -> {
              throw new RateLimited("Slow down", Duration.ofSeconds(30), null);
            });

    ApplicationFailure failure = world.fail(action, request(INPUT), 1);
    world.fail(action, request(INPUT), 2);
    world.fail(action, request(INPUT), 3);

    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(world.messages())
        .containsExactly(
            "Beginning step Probe it",
            "\u001b[33mwarn\u001b[39m: Attempt 1 of 3 failed: Slow down. It is tried again in 30 s.",
            "\u001b[32minfo\u001b[39m: Attempt 2 begins.",
            "\u001b[33mwarn\u001b[39m: Attempt 2 of 3 failed: Slow down. It is tried again in 30 s.",
            "\u001b[32minfo\u001b[39m: Attempt 3 begins.");
  }

  @Test
  void promisesNoNextAttemptAfterAFinalFailure() {
    var action =
        Probe.running(
            (input, step) -> {
              throw new NameTaken("Taken.");
            });

    ApplicationFailure failure = world.fail(action, request(INPUT), 1);

    assertThat(failure.getType()).isEqualTo("NameTaken");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(world.messages()).containsExactly("Beginning step Probe it");
  }

  @Test
  void letsACancellationPassAsItIs() {
    var stop = new Stopped();
    var action =
        Probe.running(
            (input, step) -> {
              step.heartbeat("half way");
              return new Probe.Output(null);
            });
    var attempt =
        new Attempt(
            1,
            3,
            Duration.ofSeconds(1),
            false,
            progress -> {
              throw stop;
            });

    Throwable thrown =
        catchThrowableOfType(
            RuntimeException.class, () -> world.runner(action).run(request(INPUT), attempt));

    assertThat(thrown).isSameAs(stop);
    assertThat(world.messages()).containsExactly("Beginning step Probe it");
  }

  @Test
  void goesOnWhenTheJournalDoesNotAnswer() {
    RunJournal down =
        (RunJournal)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RunJournal.class},
                (proxy, method, arguments) -> {
                  if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                  }
                  throw new IllegalStateException("down");
                });
    var action =
        Probe.running(
            (input, step) -> {
              step.made("a", "b", null);
              return new Probe.Output("done");
            });

    StepResult result = world.runner(action, down).run(request(INPUT), attempt(1));

    assertThat(result.output()).isEqualTo(Map.of("text", "done"));
  }
}
