package dev.formwork.activities.dryrun;

import dev.formwork.activities.action.DrySteps;
import dev.formwork.templates.expression.ExpressionException;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.steps.Conditions;
import dev.formwork.workflows.steps.InputRenderer;
import dev.formwork.workflows.steps.Iteration;
import dev.formwork.workflows.steps.OutputRenderer;
import dev.formwork.workflows.steps.Variables;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks the steps of one dry run, in the order and by the rules of a run. */
final class DryRunWalk {

  private final DryRunRun run;
  private final DryRunRules rules;
  private final DrySteps steps;
  private final DryRunJournal journal;
  private final InputRenderer renderer;
  private final Conditions conditions;
  private final Map<String, Object> stepOutputs = new LinkedHashMap<>();
  private final Variables variables;
  private @Nullable String snapshot;

  DryRunWalk(DryRunRun run, DryRunRules rules, DrySteps steps, DryRunJournal journal) {
    this.run = run;
    this.rules = rules;
    this.steps = steps;
    this.journal = journal;
    this.renderer = new InputRenderer(run.request().hosts());
    this.conditions = new Conditions(renderer);
    this.variables = new Variables(run.request(), stepOutputs);
  }

  /** Id of the workspace as the last step left it, or null while it is empty. */
  @Nullable String snapshot() {
    return snapshot;
  }

  /**
   * Runs or skips every step.
   *
   * @return the template's output
   * @throws DryRunFailure when a step fails that does not let the run go on
   */
  Map<String, Object> run() {
    // Backstage counts a last step of its own, which reads the workspace.
    int count = run.spec().steps().size() + 1;
    journal.add("Starting up task with %d steps".formatted(count), null, null);
    for (StepSpec step : run.spec().steps()) {
      settle(step);
    }
    try {
      Map<String, Object> output =
          OutputRenderer.render(run.spec().output(), variables.ofRun(), renderer);
      warn(null);
      return output;
    } catch (ExpressionException e) {
      throw new DryRunFailure("InvalidInput", String.valueOf(e.getMessage()), e);
    }
  }

  private void settle(StepSpec step) {
    try {
      walk(step);
    } catch (DryRunFailure failure) {
      FailurePolicy policy = step.onFailure() == null ? run.spec().onFailure() : step.onFailure();
      journal.add(String.valueOf(failure.getMessage()), step.id(), StepState.FAILED);
      if (policy != FailurePolicy.CONTINUE) {
        throw failure;
      }
    }
  }

  private void walk(StepSpec step) {
    Conditions.Decision decision = conditions.decide(step, variables.ofRun(), false);
    warn(step);
    switch (decision) {
      case SKIP_BY_IF, SKIP_BY_FAILURE -> {
        begin(step);
        journal.add(
            "Skipping step %s because its if condition was false".formatted(step.id()),
            step.id(),
            StepState.SKIPPED);
      }
      case RUN -> {
        if (!rules.carriesOut(step)) {
          leaveOut(step);
        } else if (step.each() != null) {
          iterate(step);
        } else {
          Map<String, Object> scope = variables.ofRun();
          keep(step, call(run.step(step, null, input(step, scope), scope, snapshot)));
        }
      }
    }
  }

  private void leaveOut(StepSpec step) {
    Map<String, Object> example = rules.example(step);
    Map<String, Object> scope = variables.ofRun();
    steps.skip(run.step(step, null, input(step, scope), scope, snapshot));
    keep(step, example);
  }

  private void iterate(StepSpec step) {
    begin(step);
    String fault = Iteration.fault(step);
    if (fault != null) {
      throw new DryRunFailure("InvalidInput", fault);
    }
    Object value = renderer.render(step.each(), "each", variables.ofRun(), false).value();
    List<Iteration> iterations = Iteration.over(value);
    if (iterations == null) {
      throw new DryRunFailure("InvalidInput", Iteration.fault(step, value));
    }
    Map<String, Object> outputs = new LinkedHashMap<>();
    Map<String, Round> plan = plan(step, iterations);
    List<StepRequest.Round> toCome =
        plan.values().stream().skip(1).map(round -> toCome(step, round)).toList();
    for (Iteration iteration : iterations) {
      Round round = plan.get(iteration.key());
      String verb = round == null ? "Skipping" : "Running";
      journal.add("%s step each: %s".formatted(verb, iteration.describe()), step.id(), null);
      if (round != null) {
        Iteration.collect(outputs, call(request(step, round).withToCome(toCome)));
        toCome = List.of();
      }
    }
    journal.add("Finished step %s".formatted(step.name()), step.id(), StepState.COMPLETED);
    keep(step, outputs);
  }

  /** An iteration that runs, with its input rendered. */
  private record Round(
      Iteration iteration, InputRenderer.Rendered input, Map<String, Object> scope) {}

  /** Renders every iteration that runs, before the first one does; by their keys. */
  private Map<String, Round> plan(StepSpec step, List<Iteration> iterations) {
    Map<String, Round> plan = new LinkedHashMap<>();
    for (Iteration iteration : iterations) {
      Map<String, Object> scope = variables.ofIteration(iteration);
      if (conditions.runs(step, scope, false)) {
        plan.put(iteration.key(), new Round(iteration, input(step, scope), scope));
      }
    }
    return plan;
  }

  private StepRequest request(StepSpec step, Round round) {
    return run.step(step, round.iteration().key(), round.input(), round.scope(), snapshot);
  }

  private StepRequest.Round toCome(StepSpec step, Round round) {
    StepRequest request = request(step, round);
    return new StepRequest.Round(
        round.iteration().key(), request.input(), request.deferred(), request.context());
  }

  private InputRenderer.Rendered input(StepSpec step, Map<String, Object> scope) {
    InputRenderer.Rendered input = renderer.render(step.input(), scope, false);
    warn(step);
    return input;
  }

  /** Tells of expressions that failed and were left as they are. */
  private void warn(@Nullable StepSpec step) {
    for (String sentence : renderer.takeWarnings()) {
      journal.add("\u001b[33mwarn\u001b[39m: " + sentence, step == null ? null : step.id(), null);
    }
  }

  private Map<String, Object> call(StepRequest request) {
    try {
      StepResult result = steps.run(request);
      snapshot = result.snapshot() == null ? snapshot : result.snapshot();
      return result.output();
    } catch (ApplicationFailure e) {
      throw new DryRunFailure(e.getType(), e.getOriginalMessage(), e);
    }
  }

  private void begin(StepSpec step) {
    journal.add("Beginning step %s".formatted(step.name()), step.id(), StepState.RUNNING);
  }

  private void keep(StepSpec step, Map<String, Object> output) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("output", output);
    stepOutputs.put(step.id(), entry);
  }
}
