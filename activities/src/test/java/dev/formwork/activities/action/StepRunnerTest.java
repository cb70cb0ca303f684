package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.INPUT;
import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.iteration;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    world.fail(action, request(INPUT), 1);

    var outcome = world.journal.outcome(ProbeWorld.RUN, RunPhase.FAILED);
    assertThat(outcome.made())
        .containsExactly(
            new Made("repository", "acme/payments", "https://git.example/acme/payments"));
    assertThat(outcome.links())
        .containsExactly(new Link("Repository", "https://git.example/acme/payments"));
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

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
