package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPolicy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random templates of sequences, groups, iterations and runs of other templates meet random
 * failures, lost workers, cancellations, decisions and silence.
 */
class RandomCompositionsTest {

  private static final int SEEDS = 40;

  private static final Set<StepState> ENDED =
      EnumSet.complementOf(EnumSet.of(StepState.OPEN, StepState.RUNNING, StepState.UNDOING));

  private final Map<RunPhase, Integer> phases = new EnumMap<>(RunPhase.class);
  private int children;
  private int decisions;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void endWithEveryStepDoneSkippedUndoneOrListed() {
    for (int seed = 0; seed < SEEDS; seed++) {
      TestRuns runs = new TestRuns();
      try {
        check(seed, runs);
      } finally {
        runs.afterEach(null);
      }
    }
    System.out.printf(
        "%d random runs with %d runs inside and %d decisions ended: %s%n",
        SEEDS, children, decisions, phases);
    assertThat(children).isGreaterThan(SEEDS / 2);
    assertThat(decisions).isGreaterThan(SEEDS / 2);
    assertThat(phases)
        .containsOnlyKeys(
            Arrays.stream(RunPhase.values()).filter(RunPhase::isFinal).toArray(RunPhase[]::new));
  }

  private void check(int seed, TestRuns runs) {
    RandomTemplates templates = new RandomTemplates(runs, seed);
    Requests requests = templates.next();
    RandomPeople people = new RandomPeople(runs, seed, templates.unwanted());
    TemplateRun run = runs.start(requests);

    RunView view = people.accompany(run);

    phases.merge(view.phase(), 1, Integer::sum);
    children += runs.actions().children().size();
    decisions += people.decisions();
    assertThat(view.steps())
        .as("seed %d ended as %s", seed, view.phase())
        .allMatch(step -> ENDED.contains(step.state()));
    if (view.phase() == RunPhase.COMPLETED) {
      assertCompleted(seed, requests.request(), view);
    } else if (view.phase() != RunPhase.FAILED) {
      assertTakenBack(seed, runs, requests.request(), view);
    }
  }

  private static void assertCompleted(int seed, RunRequest request, RunView view) {
    for (int i = 0; i < view.steps().size(); i++) {
      StepSpec step = request.spec().steps().get(i);
      StepState state = view.steps().get(i).state();
      assertThat(
              state == StepState.COMPLETED
                  || state == StepState.SKIPPED
                  || (state == StepState.FAILED && step.onFailure() == FailurePolicy.CONTINUE))
          .as("seed %d: step %s is %s", seed, step.id(), state)
          .isTrue();
    }
  }

  private static void assertTakenBack(int seed, TestRuns runs, RunRequest request, RunView view) {
    Map<String, RunRequest> family = new LinkedHashMap<>();
    family.put(request.runId(), request);
    runs.actions().children().forEach(child -> family.put(child.runId(), child));
    Set<String> listed = new HashSet<>();
    view.leftovers().stream().map(Leftover::name).forEach(listed::add);
    Set<String> keptRuns = kept(family, request, runs);
    for (String thing : runs.actions().world()) {
      String[] parts = thing.split("/");
      StepSpec owner = step(family.get(parts[0]), parts[1]);
      assertThat(
              listed.contains(thing)
                  || listed.contains(owner.name())
                  || owner.undo() == UndoPolicy.KEEP
                  || keptRuns.contains(parts[0]))
          .as("seed %d ended as %s: %s remains and is listed", seed, view.phase(), thing)
          .isTrue();
    }
  }

  /** Runs that are steps which their template wants kept, and the runs inside of them. */
  private static Set<String> kept(
      Map<String, RunRequest> family, RunRequest outermost, TestRuns runs) {
    Set<String> kept = new HashSet<>();
    List<RunRequest> children = runs.actions().children();
    for (int round = 0; round <= children.size(); round++) {
      for (RunRequest child : children) {
        String parent = String.valueOf(child.place().parentRunId());
        StepSpec step = step(family.get(parent), String.valueOf(child.place().parentStepId()));
        if (step.undo() == UndoPolicy.KEEP || kept.contains(parent)) {
          kept.add(child.runId());
        }
      }
    }
    kept.remove(outermost.runId());
    return kept;
  }

  private static StepSpec step(RunRequest run, String id) {
    return run.spec().steps().stream().filter(step -> step.id().equals(id)).findFirst().get();
  }
}
