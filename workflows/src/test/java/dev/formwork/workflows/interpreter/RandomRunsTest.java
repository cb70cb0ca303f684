package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.UndoPolicy;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random templates meet random failures, failing undos and cancellations. */
class RandomRunsTest {

  private static final int SEEDS = 150;
  private static final Set<StepState> ENDED =
      EnumSet.complementOf(EnumSet.of(StepState.OPEN, StepState.RUNNING, StepState.UNDOING));

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void leaveNothingBehindThatTheyDoNotList() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Requests requests = requests(new Random(seed), seed);

      RunView view = runs.run(requests);

      assertThat(view.phase().isFinal()).as("seed %d ended: %s", seed, view).isTrue();
      assertThat(view.steps()).as("seed %d", seed).allMatch(step -> ENDED.contains(step.state()));
      if (view.phase() == RunPhase.COMPLETED) {
        assertCompleted(seed, requests.request(), view);
      } else if (view.phase() != RunPhase.FAILED) {
        assertTakenBack(seed, requests.request(), view);
      }
    }
  }

  @Test
  void takeStepsBackInReverseOrder() {
    for (int seed = 1_000; seed < 1_000 + SEEDS / 3; seed++) {
      Requests requests = requests(new Random(seed), seed);
      int before = runs.actions().calls().size();

      runs.run(requests);

      List<String> calls = runs.actions().calls();
      List<String> ours = calls.subList(before, calls.size());
      List<String> undone = distinct(ours, true);
      List<String> done = distinct(ours, false);
      done.retainAll(undone);
      assertThat(undone).as("seed %d", seed).isEqualTo(done.reversed());
    }
  }

  /** Step ids in the order of their first activity or their first undo. */
  private static List<String> distinct(List<String> calls, boolean undos) {
    List<String> ids = new ArrayList<>();
    for (String call : calls) {
      String id = call.substring(call.indexOf(' ') + 1);
      if (call.contains(":undo ") == undos && !ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static void assertCompleted(int seed, RunRequest request, RunView view) {
    for (int i = 0; i < view.steps().size(); i++) {
      boolean mayFail = request.spec().steps().get(i).onFailure() == FailurePolicy.CONTINUE;
      StepState state = view.steps().get(i).state();
      assertThat(
              state == StepState.COMPLETED
                  || state == StepState.SKIPPED
                  || (mayFail && state == StepState.FAILED))
          .as("seed %d step %d is %s", seed, i, state)
          .isTrue();
    }
  }

  private void assertTakenBack(int seed, RunRequest request, RunView view) {
    Set<String> allowed = new HashSet<>();
    view.leftovers().stream().map(Leftover::name).forEach(allowed::add);
    List<String> remaining =
        runs.actions().world().stream().filter(name -> name.startsWith(view.runId())).toList();
    for (String name : remaining) {
      StepSpec owner = owner(request, name);
      boolean isListed =
          allowed.contains(name)
              || allowed.contains(owner.name())
              || owner.undo() == UndoPolicy.KEEP;
      assertThat(isListed).as("seed %d: %s remains and is listed", seed, name).isTrue();
    }
    assertThat(view.steps())
        .as("seed %d", seed)
        .filteredOn(step -> step.state() == StepState.COMPLETED)
        .allMatch(step -> step.made().isEmpty());
    assertThat(view.steps())
        .as("seed %d", seed)
        .filteredOn(step -> !step.leftovers().isEmpty())
        .extracting(StepView::state)
        .allMatch(state -> state == StepState.LEFTOVER);
  }

  private static StepSpec owner(RunRequest request, String name) {
    String id = name.split("/")[1];
    return request.spec().steps().stream().filter(step -> step.id().equals(id)).findFirst().get();
  }

  private Requests requests(Random random, int seed) {
    List<StepSpec> steps = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      steps.add(randomStep(random, "s%d-%d".formatted(seed, i)));
    }
    FailurePolicy policy = random.nextInt(8) == 0 ? FailurePolicy.KEEP : FailurePolicy.UNDO;
    return Requests.of(steps.toArray(StepSpec[]::new)).onFailure(policy);
  }

  private StepSpec randomStep(Random random, String id) {
    StepSpec step = step(id);
    switch (random.nextInt(8)) {
      case 0 -> step = onlyIf("${{ always() }}", step);
      case 1 -> step = onlyIf("${{ failure() }}", step);
      case 2 -> step = onlyIf("${{ parameters.no }}", step);
      case 3 -> step = forEach("${{ range(%d) }}".formatted(random.nextInt(4)), step);
      case 4 -> step = forEach("${{ parameters.missing }}", step);
      default -> {}
    }
    if (random.nextInt(8) == 0) {
      step = kept(step);
    }
    if (random.nextInt(6) == 0) {
      step = onFailure(FailurePolicy.CONTINUE, step);
    }
    script(random, step.action());
    return step;
  }

  private void script(Random random, String action) {
    switch (random.nextInt(6)) {
      case 0 -> runs.actions().failing(action, "Conflict", "made and failed");
      case 1 -> runs.actions().step(action, _ -> fail("failed before"));
      case 2 -> cancelling(action);
      default -> {}
    }
    switch (random.nextInt(6)) {
      case 0 -> runs.actions().undo(action, _ -> fail("undo failed"));
      case 1 -> runs.actions().undo(action, request -> ScriptedActions.leaves(request, "changed"));
      default -> {}
    }
  }

  private void cancelling(String action) {
    runs.actions()
        .step(
            action,
            request -> {
              runs.find(request.run().workflowId())
                  .cancel(new CancelRequest("user:default/ada", null));
              return runs.actions().makes(request);
            });
  }

  private static <T> T fail(String message) {
    throw ApplicationFailure.newFailure(message, "Conflict");
  }
}
