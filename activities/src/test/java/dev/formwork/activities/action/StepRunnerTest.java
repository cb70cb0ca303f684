package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.iteration;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerTest {

  private static final Map<String, Object> INPUT = Map.of("text", "hello");

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
  void tellsAStepFromItsBeginningToItsEnd() {
    var action =
        Probe.running(
            (input, step) -> {
              step.log().info("One.");
              step.log().warn("Two.");
              return new Probe.Output(input.text() + input.number());
            });

    StepResult result = world.runner(action).run(request(INPUT), attempt(1));

    assertThat(result.output()).isEqualTo(Map.of("text", "hello3"));
    assertThat(world.messages())
        .containsExactly(
            "Beginning step Probe it",
            "\u001b[32minfo\u001b[39m: One.",
            "\u001b[33mwarn\u001b[39m: Two.",
            "Finished step Probe it");
    assertThat(world.journal.events(ProbeWorld.RUN.runId()))
        .extracting(RunEvent::state)
        .containsExactly(StepState.RUNNING, null, null, StepState.COMPLETED);
  }

  @Test
  void tellsTheBeginningOnceAndTheLinesOfEveryLook() {
    var action =
        Probe.running(
            (input, step) -> {
              step.log().info("Looking.");
              throw new NotReadyYet("Creating.");
            });
    var look = new Attempt(1, 8, Duration.ofSeconds(1), true, progress -> {});

    for (int number = 0; number < 3; number++) {
      StepRequest request = request(INPUT).withLook(number);
      assertThat(
              catchThrowableOfType(
                  ApplicationFailure.class, () -> world.runner(action).run(request, look)))
          .hasMessageContaining("Creating.");
    }

    assertThat(world.messages())
        .containsExactly(
            "Beginning step Probe it",
            "\u001b[32minfo\u001b[39m: Looking.",
            "\u001b[32minfo\u001b[39m: Looking.",
            "\u001b[32minfo\u001b[39m: Looking.");
  }

  @Test
  void recordsWhatTheWorkflowSentAlongBeforeItsOwn() {
    StepRequest plain = request(INPUT);
    var skipped =
        new RunEvent(
            "step:before:skipped",
            RunEvent.Kind.LOG,
            Instant.EPOCH,
            "before",
            StepState.SKIPPED,
            null,
            "Skipping step before",
            Map.of());

    world
        .runner(Probe.running((input, step) -> new Probe.Output(null)))
        .run(plain.withEvents(List.of(skipped)), attempt(1));

    assertThat(world.messages()).startsWith("Skipping step before", "Beginning step Probe it");
  }

  @Test
  void passesTheFilesOnAsASnapshot() {
    var action =
        Probe.running(
            (input, step) -> {
              write(step.workspace().resolve("a.txt", "path"), input.text());
              return new Probe.Output(null);
            });

    StepResult result = world.runner(action).run(request(INPUT), attempt(1));

    assertThat(world.snapshots.find(result.snapshot()).orElseThrow().entries())
        .extracting("path")
        .containsExactly("a.txt");
  }

  @Test
  void tellsWhatWasMadeEvenWhenTheAttemptFails() {
    var action =
        Probe.running(
            (input, step) -> {
              step.made("repository", "acme/payments", "https://git.example/acme/payments");
              step.link("Repository", "https://git.example/acme/payments");
              throw new Unavailable("Down.");
            });

    fail(action, request(INPUT), 1);

    var outcome = world.journal.outcome(ProbeWorld.RUN, RunPhase.FAILED);
    assertThat(outcome.made())
        .containsExactly(
            new Made("repository", "acme/payments", "https://git.example/acme/payments"));
    assertThat(outcome.links())
        .containsExactly(new Link("Repository", "https://git.example/acme/payments"));
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

    ApplicationFailure failure = fail(action, request(INPUT), 1);

    assertThat(failure.getOriginalMessage()).isEqualTo("IllegalStateException: bad ***!");
    assertThat(failure.getType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getCause()).isNull();
    assertThat(world.messages().toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesAnInputWithAllItsFaults() {
    var action = Probe.running((input, step) -> new Probe.Output(null));

    ApplicationFailure failure = fail(action, request(Map.of("number", "x", "more", 1)), 1);

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

    ApplicationFailure failure = fail(action, iteration(Map.of(), "1"), 1);

    assertThat(failure.getOriginalMessage())
        .startsWith("Invalid input passed to action test:probe[1], ");
  }

  @Test
  void leavesBeginningAndEndOfAnIterationToTheWorkflow() {
    var action =
        Probe.running(
            (input, step) -> {
              step.log().info("Here.");
              return new Probe.Output(null);
            });

    world.runner(action).run(iteration(INPUT, "a"), attempt(1));
    world.runner(action).run(iteration(INPUT, "b"), attempt(1));

    assertThat(world.messages()).hasSize(2).allMatch(message -> message.endsWith("Here."));
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

    ApplicationFailure failure = fail(action, unknown, 1);

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

    ApplicationFailure failure = fail(action, request(INPUT), 1);
    fail(action, request(INPUT), 2);
    fail(action, request(INPUT), 3);

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

    ApplicationFailure failure = fail(action, request(INPUT), 1);

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

  private ApplicationFailure fail(Action<?, ?> action, StepRequest request, int attempt) {
    return catchThrowableOfType(
        ApplicationFailure.class, () -> world.runner(action).run(request, attempt(attempt)));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
