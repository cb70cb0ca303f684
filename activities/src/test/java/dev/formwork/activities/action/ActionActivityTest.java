package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ActionActivityTest {

  @ActivityInterface
  public interface Steps {
    @ActivityMethod(name = "test:probe")
    StepResult run(StepRequest request);

    @ActivityMethod(name = "test:probe:undo")
    UndoResult undo(UndoRequest request);

    @ActivityMethod(name = "formwork:record")
    void record(RecordRequest request);
  }

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();

  @AfterEach
  void close() {
    temporal.close();
    world.close();
  }

  @Test
  void runsTheActionThatTheActivityIsNamedAfter() {
    Steps steps = steps(Probe.running((input, step) -> new Probe.Output(input.text())));

    StepResult result = steps.run(ProbeWorld.request(Map.of("text", "hello")));

    assertThat(result.output()).isEqualTo(Map.of("text", "hello"));
    assertThat(world.messages()).contains("Finished step Probe it");
  }

  @Test
  void undoesTheActionThatTheActivityIsNamedAfter() {
    Steps steps = steps(Probe.undoing((input, output, step) -> step.undone("thing", "a", null)));

    UndoResult result =
        steps.undo(new UndoRequest(ProbeWorld.request(Map.of("text", "hello")), null, List.of()));

    assertThat(result.undone()).extracting("name").containsExactly("a");
  }

  @Test
  void recordsWhatTheWorkflowDid() {
    Steps steps = steps(Probe.running((input, step) -> new Probe.Output(null)));
    var event =
        new RunEvent(
            "run:completion",
            RunEvent.Kind.COMPLETION,
            Instant.EPOCH,
            null,
            null,
            RunPhase.COMPLETED,
            "Run completed with status: completed",
            Map.of());

    steps.record(new RecordRequest(ProbeWorld.RUN, List.of(event)));

    assertThat(world.messages()).containsExactly("Run completed with status: completed");
    assertThat(world.secrets.reveal(ProbeWorld.RUN.runId())).isEmpty();
  }

  @Test
  void failsWithTheSimpleNameOfTheFailure() {
    Steps steps =
        steps(
            Probe.running(
                (input, step) -> {
                  throw new NameTaken("Taken.");
                }));

    assertThatThrownBy(() -> steps.run(ProbeWorld.request(Map.of("text", "hello"))))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("NameTaken");
              assertThat(failure.getOriginalMessage()).isEqualTo("Taken.");
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  @Test
  void carriesTheWishesOfWhatIsNotReadyYet() {
    var wishes = new NotReady(null, Duration.ofMinutes(2), Duration.ofDays(3));
    Steps steps =
        steps(
            Probe.running(
                (input, step) -> {
                  throw new NotReadyYet("Creating.", wishes);
                }));

    assertThatThrownBy(() -> steps.run(ProbeWorld.request(Map.of("text", "hello"))))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(NotReady.TYPE);
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getDetails().get(0, NotReady.class)).isEqualTo(wishes);
            });
  }

  private Steps steps(Action<?, ?> action) {
    temporal.registerActivitiesImplementations(
        new ActionActivity(ActionRegistry.of(List.of(action)), world.ports(world.journal)));
    return temporal.newActivityStub(
        Steps.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build());
  }
}
