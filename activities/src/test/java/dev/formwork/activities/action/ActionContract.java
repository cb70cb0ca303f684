package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every action must pass. The test class is made anew for each world, so it needs a
 * constructor without parameters and keeps its world in fields.
 */
public interface ActionContract<I extends Record, O extends Record> {

  /** The action under test, with its ports passed through {@link #outside}. */
  Action<I, O> action();

  /** An input that runs. */
  I input();

  /** All that the action can change outside its workspace, comparable. */
  Object world();

  /** The workspace before the step, text by path. */
  default Map<String, String> files() {
    return Map.of();
  }

  /** False for what cannot be taken back, such as a sent message; undo then changes nothing. */
  default boolean canBeTakenBack() {
    return true;
  }

  /** For an action whose undo takes nothing back, so that nothing of it can be in its way. */
  ByHand NOT_ANSWERED = ByHand.cannot("an undo does nothing");

  /** Changes what the step made, as a person or another system would. */
  default ByHand changeSince() {
    return NOT_ANSWERED;
  }

  /** Removes what the step made, as a person would. */
  default ByHand removeByHand() {
    return NOT_ANSWERED;
  }

  /** How the undo matrix calls the action: its id, and what tells this test from another of it. */
  default String undoMatrixName() {
    return action().id();
  }

  /** Lets the contract's tests end the worker after any call of this port. */
  default <T> T outside(Class<T> port, T adapter) {
    return Crashes.watch(port, adapter);
  }

  /** A step of the run that this test is about, with the workspace as it is before the step. */
  default TestStep step() {
    return TestStep.of(TestStep.RUN, files());
  }

  /** A step of somebody else's run. */
  default TestStep stepOfAnotherRun() {
    return TestStep.of(TestStep.run("0193a1b2-0000-7000-8000-000000000002"), files());
  }

  @Test
  default void runningAgainChangesNothing() {
    TestStep first = step();
    TestStep second = step();
    O output = action().run(input(), first);
    Object world = world();

    O again = action().run(input(), second);

    assertThat(again).isEqualTo(output);
    assertThat(world()).isEqualTo(world);
    assertThat(second.files()).isEqualTo(first.files());
    assertThat(second.made()).isEqualTo(first.made());
  }

  @Test
  default void endsTheSameWhereverTheWorkerDies() {
    ActionContract<I, O> undisturbed = fresh();
    Crashes.after(0);
    O expected = undisturbed.action().run(undisturbed.input(), undisturbed.step());
    int calls = Crashes.calls();

    for (int last = 1; last <= calls; last++) {
      ActionContract<I, O> test = fresh();
      test.runUntilTheWorkerDies(last);
      O output = test.action().run(test.input(), test.step());

      assertThat(output).as("output after death at call %d", last).isEqualTo(expected);
      assertThat(test.world())
          .as("world after death at call %d", last)
          .isEqualTo(undisturbed.world());
    }
  }

  @Test
  default void undoRestoresTheWorldWhereverTheWorkerDied() {
    Crashes.after(0);
    ActionContract<I, O> undisturbed = fresh();
    Object before = undisturbed.world();
    undisturbed.action().run(undisturbed.input(), undisturbed.step());
    int calls = canBeTakenBack() ? Crashes.calls() : 0;

    for (int last = 1; last <= calls; last++) {
      ActionContract<I, O> test = fresh();
      test.runUntilTheWorkerDies(last);
      test.action().undo(test.input(), null, test.step());

      assertThat(test.world()).as("world after death at call %d", last).isEqualTo(before);
    }
  }

  @Test
  default void undoRestoresTheWorldHoweverOftenItRuns() {
    Object before = world();
    O output = action().run(input(), step());
    Object after = canBeTakenBack() ? before : world();
    TestStep undo = step();

    action().undo(input(), output, undo);
    Object once = world();
    action().undo(input(), output, step());

    assertThat(once).isEqualTo(after);
    assertThat(world()).isEqualTo(after);
    assertThat(undo.leftovers()).isEmpty();
  }

  @Test
  default void undoWithoutRunChangesNothing() {
    Object before = world();
    TestStep undo = step();

    action().undo(input(), null, undo);

    assertThat(world()).isEqualTo(before);
    assertThat(undo.undone()).isEmpty();
    assertThat(undo.leftovers()).isEmpty();
  }

  @Test
  default void undoLeavesWhatAnotherRunMade() {
    action().run(input(), stepOfAnotherRun());
    Object before = world();

    action().undo(input(), null, step());

    assertThat(world()).isEqualTo(before);
  }

  @Test
  default void answersEveryColumnOfTheUndoMatrix() {
    UndoMatrix.check(UndoMatrix.row(this::fresh));
  }

  @Test
  default void saysTruthfullyWhetherUndoTakesSomethingBack() {
    Object before = world();
    O output = action().run(input(), step());
    Object after = world();

    action().undo(input(), output, step());

    assertThat(action().traits().undoes()).isEqualTo(!world().equals(after));
    assertThat(!canBeTakenBack() || world().equals(before)).isTrue();
  }

  @Test
  default void everyFieldIsDocumented() {
    List<String> undocumented = new ArrayList<>();
    UndocumentedFields.find(action().inputType(), "input", undocumented);
    UndocumentedFields.find(action().outputType(), "output", undocumented);

    assertThat(action().getClass().getAnnotation(Doc.class)).as("@Doc on the action").isNotNull();
    assertThat(undocumented).isEmpty();
  }

  @Test
  default void everyExampleRuns() {
    ActionManifest manifest = ActionManifest.of(action());
    assertThat(manifest.examples()).isNotEmpty();

    for (ActionExample example : manifest.examples()) {
      ActionContract<I, O> test = fresh();
      var registered = RegisteredAction.of(test.action(), manifest);
      registered.run(example.input(), manifest.id(), test.step());
    }
  }

  @Test
  default void theSchemaFileIsCurrent() {
    CommittedSchema.check(action());
  }

  @Test
  default void theTextOfAnInputHidesItsToken() {
    Map<String, Object> input = new LinkedHashMap<>(ActionJson.object(input()));
    boolean hasToken =
        List.of(action().inputType().getRecordComponents()).stream()
            .anyMatch(component -> component.getName().equals("token"));
    if (hasToken) {
      input.put("token", "s3cr3t-value");
    }

    I bound = ActionJson.record(input, action().inputType());

    assertThat(bound.toString()).doesNotContain("s3cr3t-value");
  }

  private void runUntilTheWorkerDies(int last) {
    Crashes.after(last);
    try {
      action().run(input(), step());
      throw new AssertionError("The worker did not die at call " + last);
    } catch (Crashes.WorkerDied e) {
      Crashes.after(0);
    }
  }

  @SuppressWarnings("unchecked")
  private ActionContract<I, O> fresh() {
    try {
      var constructor = getClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (ActionContract<I, O>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
