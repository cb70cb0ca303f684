package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerUndoTest {

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);
  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void givesTheUndoWhatTheStepGotAndAnswered() {
    var action = Probe.undoing((input, output, step) -> seen.addAll(List.of(input, output)));
    StepRequest step = request(Map.of("text", "${{ secrets.password }}"), "/text");

    world
        .runner(action)
        .undo(new UndoRequest(step, answer(Map.of("text", "out")), List.of()), attempt(1));

    assertThat(seen).containsExactly(new Probe.Input("hunter2", 3), new Probe.Output("out"));
  }

  @Test
  void givesTheUndoNoOutputWhenNobodyKnowsIt() {
    var action = Probe.undoing((input, output, step) -> seen.add(String.valueOf(output)));

    world.runner(action).undo(undo(Map.of("text", "a"), null), attempt(1));
    world.runner(action).undo(undo(Map.of("text", "a"), Map.of("text", List.of())), attempt(1));

    assertThat(seen).containsExactly("null", "null");
  }

  @Test
  void leavesWhatNeedsASecretThatIsGone() {
    var action = Probe.undoing((input, output, step) -> seen.add(input));
    StepRequest step = request(Map.of("text", "${{ secrets.password }}"), "/text");
    StepResult answer =
        new StepResult(
            Map.of("text", "out"), null, List.of(new Made("bot", "acme/bot", null)), List.of());
    world.secrets.forget(ProbeWorld.RUN.runId());

    UndoResult result = world.runner(action).undo(new UndoRequest(step, answer), attempt(1));

    assertThat(seen).isEmpty();
    assertThat(result.leftovers())
        .containsExactly(
            new Leftover(
                "bot",
                "acme/bot",
                null,
                "Its undo needs secret 'password', and secrets are deleted when a run ends. Take the run back again and give the secret anew, or remove it by hand."));
  }

  @Test
  void leavesTheStepWhenTheSecretOfAnotherStepIsGone() {
    var action = Probe.undoing((input, output, step) -> seen.add(input));
    StepRequest step = request(Map.of("text", "use ***kept:token/access_token:1*** here"));

    UndoResult result = world.runner(action).undo(new UndoRequest(step, null), attempt(1));

    assertThat(seen).isEmpty();
    assertThat(result.leftovers()).extracting(Leftover::name).containsExactly("Probe it");
  }

  @Test
  void tellsOfAnUndoAfterTheEndUnderKeysOfItsOwn() {
    var action = Probe.undoing((input, output, step) -> {});
    StepRequest step = request(Map.of("text", "a"));

    world.runner(action).undo(new UndoRequest(step, null, List.of(), 2), attempt(1));

    assertThat(world.journal.events(ProbeWorld.RUN.runId()))
        .extracting(RunEvent::key)
        .containsExactly("undo:2:step:probe:undo:began", "undo:2:step:probe:undo:finished");
  }

  @Test
  void undoesNothingForAnInputThatNeverRan() {
    var action = Probe.undoing((input, output, step) -> seen.add(input));

    UndoResult result = world.runner(action).undo(undo(Map.of("txt", "a"), null), attempt(1));

    assertThat(seen).isEmpty();
    assertThat(result.leftovers()).isEmpty();
  }

  @Test
  void tellsThatAStepIsTakenBack() {
    var action = Probe.undoing((input, output, step) -> step.undone("repository", "acme/a", null));

    UndoResult result = world.runner(action).undo(undo(Map.of("text", "a"), null), attempt(1));

    assertThat(result.undone()).containsExactly(new Made("repository", "acme/a", null));
    assertThat(world.journal.events(ProbeWorld.RUN.runId()))
        .extracting(RunEvent::message, RunEvent::state)
        .containsExactly(
            tuple("Taking back step Probe it", StepState.UNDOING),
            tuple("Step Probe it is taken back", StepState.UNDONE));
  }

  @Test
  void tellsWhatWasLeftBehindAndWhy() {
    var action =
        Probe.undoing(
            (input, output, step) ->
                step.leftover("repository", "acme/a", null, "Somebody pushed hunter2 to it."));

    UndoResult result = world.runner(action).undo(undo(Map.of("text", "a"), null), attempt(1));

    assertThat(result.leftovers())
        .containsExactly(new Leftover("repository", "acme/a", null, "Somebody pushed *** to it."));
    assertThat(world.messages().getLast())
        .isEqualTo("Step Probe it left behind repository acme/a: Somebody pushed *** to it.");
    assertThat(world.journal.outcome(ProbeWorld.RUN, RunPhase.UNDONE_WITH_LEFTOVERS).leftovers())
        .isEqualTo(result.leftovers());
  }

  @Test
  void failsLikeAStepDoes() {
    var action =
        Probe.undoing(
            (input, output, step) -> {
              throw new Unavailable("The host is down.");
            });

    assertThatThrownBy(() -> world.runner(action).undo(undo(Map.of("text", "a"), null), attempt(1)))
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("The host is down.");
    assertThat(world.messages().getLast())
        .endsWith("Attempt 1 of 3 failed: The host is down. It is tried again in 2 s.");
  }

  private static UndoRequest undo(Map<String, Object> input, Map<String, Object> output) {
    return new UndoRequest(request(input), output == null ? null : answer(output), List.of());
  }

  private static StepResult answer(Map<String, Object> output) {
    return new StepResult(output, null, List.of(), List.of());
  }
}
