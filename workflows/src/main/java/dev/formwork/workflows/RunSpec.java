package dev.formwork.workflows;

import dev.formwork.templates.OnFailure;
import dev.formwork.templates.StepDefinition;
import dev.formwork.templates.StepUndo;
import dev.formwork.templates.TemplateDefinition;
import java.util.List;
import java.util.Map;

/** The steps, output and failure policy of a run, normalised from a template revision. */
public record RunSpec(List<StepSpec> steps, Map<String, Object> output, FailurePolicy onFailure) {

  public RunSpec {
    steps = Ordered.copy(steps);
    output = Ordered.copy(output);
  }

  /** The template's steps with every default applied. */
  public static RunSpec of(TemplateDefinition template) {
    return new RunSpec(
        template.steps().stream().map(RunSpec::step).toList(),
        template.output(),
        template.onFailure() == null ? FailurePolicy.UNDO : policy(template.onFailure()));
  }

  private static StepSpec step(StepDefinition step) {
    return new StepSpec(
        step.id(),
        step.name(),
        step.action(),
        step.condition(),
        step.each(),
        step.input(),
        step.onFailure() == null ? null : policy(step.onFailure()),
        step.undo() == StepUndo.KEEP ? UndoPolicy.KEEP : UndoPolicy.AUTO,
        step.timeout(),
        step.attempts(),
        step.backoff());
  }

  private static FailurePolicy policy(OnFailure policy) {
    return switch (policy) {
      case UNDO -> FailurePolicy.UNDO;
      case PAUSE -> FailurePolicy.PAUSE;
      case CONTINUE -> FailurePolicy.CONTINUE;
      case KEEP -> FailurePolicy.KEEP;
    };
  }
}
