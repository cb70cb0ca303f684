package dev.formwork.workflows;

import dev.formwork.templates.OnFailure;
import dev.formwork.templates.StepDefinition;
import dev.formwork.templates.StepUndo;
import dev.formwork.templates.TemplateDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps, output and failure policy of a run, normalised from a template revision.
 *
 * @param decideWithin how long a paused run waits for a decision before it is taken back
 */
public record RunSpec(
    List<StepSpec> steps,
    Map<String, Object> output,
    FailurePolicy onFailure,
    Duration decideWithin) {

  /** How long a paused run waits when its template does not say. */
  public static final Duration DECIDE_WITHIN = Duration.ofDays(7);

  /**
   * Takes defaults for what earlier versions did not have.
   *
   * @param decideWithin null for {@link #DECIDE_WITHIN}
   */
  public RunSpec(
      List<StepSpec> steps,
      Map<String, Object> output,
      FailurePolicy onFailure,
      @Nullable Duration decideWithin) {
    this.onFailure = onFailure;
    this.decideWithin = decideWithin == null ? DECIDE_WITHIN : decideWithin;
    this.steps = Ordered.copy(steps);
    this.output = Ordered.copy(output);
  }

  /** The template's steps with every default applied. */
  public static RunSpec of(TemplateDefinition template) {
    return new RunSpec(
        template.steps().stream().map(RunSpec::step).toList(),
        template.output(),
        template.onFailure() == null ? FailurePolicy.UNDO : policy(template.onFailure()),
        template.decideWithin());
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
        step.backoff(),
        step.group());
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
