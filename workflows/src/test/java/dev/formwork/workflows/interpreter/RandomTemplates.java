package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.beside;
import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Templates of sequences, groups, iterations and runs of other templates, whose actions fail, are
 * lost with their worker, or cancel the run; and whose undos fail, leave things, or are lost.
 */
final class RandomTemplates {

  private static final int MAX_DEPTH = 2;
  private static final Duration MISSED = Duration.ofMillis(300);

  private final TestRuns runs;
  private final Random random;
  private final String name;
  private final Set<String> lossy = new HashSet<>();
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /** The test server forgets the time limits of an activity that is lost and then cancelled. */
  private final boolean loses;

  private final Queue<String> unwanted = new ConcurrentLinkedQueue<>();
  private int steps;

  RandomTemplates(TestRuns runs, int seed) {
    this.runs = runs;
    this.random = new Random(seed);
    this.name = "s" + seed;
    this.loses = seed % 2 == 0;
  }

  /** The same for the same seed. */
  Requests next() {
    return template(0);
  }

  /** The workflow ids of runs that people are to cancel. */
  Queue<String> unwanted() {
    return unwanted;
  }

  private Requests template(int depth) {
    List<StepSpec> all = new ArrayList<>();
    int entries = 1 + random.nextInt(4 - depth);
    for (int i = 0; i < entries; i++) {
      if (random.nextInt(3) == 0) {
        String group = "group-" + steps;
        int members = 2 + random.nextInt(2);
        for (int j = 0; j < members; j++) {
          all.add(beside(group, entry(depth, this::waitForCancel)));
        }
      } else {
        all.add(entry(depth, this::cancel));
      }
    }
    FailurePolicy policy =
        switch (random.nextInt(6)) {
          case 0 -> FailurePolicy.KEEP;
          case 1, 2 -> FailurePolicy.PAUSE;
          default -> FailurePolicy.UNDO;
        };
    Requests requests = Requests.of(all.toArray(StepSpec[]::new)).onFailure(policy).newest();
    return requests.policies(policies(requests));
  }

  /** Time does not skip while an answer is awaited that never comes, so these are missed soon. */
  private Map<String, ActionPolicy> policies(Requests requests) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    requests
        .request()
        .actions()
        .forEach(
            (action, policy) ->
                policies.put(action, lossy.contains(action) ? soonMissed(policy) : policy));
    return policies;
  }

  private static ActionPolicy soonMissed(ActionPolicy policy) {
    return new ActionPolicy(
        MISSED.multipliedBy(5),
        MISSED.multipliedBy(10),
        MISSED,
        policy.attempts(),
        policy.backoff(),
        policy.queue());
  }

  private StepSpec entry(int depth, Function<StepRequest, StepResult> canceller) {
    String id = name + "-" + ++steps;
    StepSpec step;
    if (depth < MAX_DEPTH && random.nextInt(4) == 0) {
      step = runs.actions().running(id, template(depth + 1));
    } else {
      step = step(id);
      script(step.action(), canceller);
    }
    step =
        switch (random.nextInt(10)) {
          case 0 -> onlyIf("${{ always() }}", step);
          case 1 -> onlyIf("${{ failure() }}", step);
          case 2 -> onlyIf("${{ parameters.no }}", step);
          case 3 -> forEach("${{ range(%d) }}".formatted(random.nextInt(3)), step);
          default -> step;
        };
    if (random.nextInt(8) == 0) {
      step = kept(step);
    }
    return random.nextInt(8) == 0 ? onFailure(FailurePolicy.CONTINUE, step) : step;
  }

  private void script(String action, Function<StepRequest, StepResult> canceller) {
    int behaviour = random.nextInt(9);
    switch (loses || behaviour < 3 || behaviour > 4 ? behaviour : 5) {
      case 0 -> runs.actions().step(action, request -> fail(make(request), "made and failed"));
      case 1 -> runs.actions().step(action, _ -> fail(null, "failed before"));
      case 2 -> runs.actions().step(action, this::failOnce);
      case 3 -> {
        lossy.add(action);
        runs.actions().step(action, this::loseOnce);
      }
      case 4 -> {
        lossy.add(action);
        runs.actions().step(action, this::lose);
      }
      case 5 -> runs.actions().step(action, loses ? this::make : canceller);
      default -> runs.actions().step(action, this::make);
    }
    switch (random.nextInt(7)) {
      case 0 -> runs.actions().undo(action, _ -> fail(null, "undo failed"));
      case 1 -> runs.actions().undo(action, request -> ScriptedActions.leaves(request, "changed"));
      case 2 -> {
        lossy.add(action);
        runs.actions().undo(action, this::loseUndoOnce);
      }
      default -> {}
    }
  }

  /** Looks before it makes, as every action does. */
  private StepResult make(StepRequest request) {
    synchronized (met) {
      runs.actions().world().remove(request.idempotencyKey());
      return runs.actions().makes(request);
    }
  }

  private StepResult failOnce(StepRequest request) {
    return met.add("failed " + request.idempotencyKey())
        ? fail(make(request), "made and failed once")
        : make(request);
  }

  /** The worker makes its thing, and its answer never comes. */
  private StepResult lose(StepRequest request) {
    StepResult made = make(request);
    Activity.getExecutionContext().doNotCompleteOnReturn();
    return made;
  }

  private StepResult loseOnce(StepRequest request) {
    return met.add("lost " + request.idempotencyKey()) ? lose(request) : make(request);
  }

  private UndoResult loseUndoOnce(UndoRequest request) {
    UndoResult undone = runs.actions().removes(request);
    if (met.add("lost undo " + request.step().idempotencyKey())) {
      Activity.getExecutionContext().doNotCompleteOnReturn();
    }
    return undone;
  }

  /** Cancels the run at once: nothing else of it runs beside this step. */
  private StepResult cancel(StepRequest request) {
    try {
      runs.find(request.run().workflowId()).cancel(new CancelRequest("user:default/ada", null));
    } catch (WorkflowException refused) {
      return make(request);
    }
    return make(request);
  }

  /**
   * Runs until people have cancelled the run, which they do when its neighbours have ended. The
   * test server, unlike a real one, refuses for ever to cancel an activity that ends at the same
   * moment.
   */
  private StepResult waitForCancel(StepRequest request) {
    make(request);
    unwanted.add(request.run().workflowId());
    return ScriptedActions.holdOn(request);
  }

  private static <T> T fail(Object made, String message) {
    throw ApplicationFailure.newFailure(message, "Conflict", made == null ? 0 : 1);
  }
}
