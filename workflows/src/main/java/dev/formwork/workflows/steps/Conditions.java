package dev.formwork.workflows.steps;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.ValueRenderer;
import dev.formwork.workflows.StepSpec;
import java.util.Map;

/** Decides whether a step runs, by the rules of Backstage's `if`, `always()` and `failure()`. */
public final class Conditions {

  /** What becomes of a step. */
  public enum Decision {
    RUN,
    SKIP_BY_IF,
    SKIP_BY_FAILURE
  }

  private final InputRenderer renderer;

  public Conditions(InputRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Decides about a whole step. After a failure only a step runs whose `if` really asks {@code
   * always()} or {@code failure()}.
   *
   * @param failed whether the run has failed
   */
  public Decision decide(StepSpec step, Map<String, Object> variables, boolean failed) {
    if (!isText(step)) {
      if (failed) {
        return Decision.SKIP_BY_FAILURE;
      }
      return Boolean.FALSE.equals(step.condition()) ? Decision.SKIP_BY_IF : Decision.RUN;
    }
    if (!failed && step.each() != null) {
      return Decision.RUN;
    }
    Rendering rendering = renderer.evaluate(step.condition(), "if", variables, failed);
    if (failed && !rendering.statusAsked()) {
      return Decision.SKIP_BY_FAILURE;
    }
    return step.each() != null || ValueRenderer.truthy(rendering.value())
        ? Decision.RUN
        : Decision.SKIP_BY_IF;
  }

  /**
   * Decides about one iteration of a step that runs.
   *
   * @param failed whether the run has failed
   */
  public boolean runs(StepSpec step, Map<String, Object> iteration, boolean failed) {
    return !isText(step)
        || ValueRenderer.truthy(
            renderer.evaluate(step.condition(), "if", iteration, failed).value());
  }

  /** An empty `if` counts on a step without `each` only. */
  private static boolean isText(StepSpec step) {
    return step.condition() instanceof String text && !(text.isEmpty() && step.each() != null);
  }
}
