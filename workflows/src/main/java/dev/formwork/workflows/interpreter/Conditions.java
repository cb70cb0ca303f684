package dev.formwork.workflows.interpreter;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.ValueRenderer;
import dev.formwork.workflows.StepSpec;
import java.util.Map;

/** Decides whether a step runs, by the rules of Backstage's `if`, `always()` and `failure()`. */
final class Conditions {

  /** What becomes of a step. */
  enum Decision {
    RUN,
    SKIP_BY_IF,
    SKIP_BY_FAILURE
  }

  private final RunState state;
  private final InputRenderer renderer;

  Conditions(RunState state, InputRenderer renderer) {
    this.state = state;
    this.renderer = renderer;
  }

  /**
   * Decides about a whole step. After a failure only a step runs whose `if` really asks {@code
   * always()} or {@code failure()}.
   */
  Decision decide(StepSpec step, Map<String, Object> variables) {
    boolean failed = state.hasFailed();
    if (!isText(step)) {
      if (failed) {
        return Decision.SKIP_BY_FAILURE;
      }
      return Boolean.FALSE.equals(step.condition()) ? Decision.SKIP_BY_IF : Decision.RUN;
    }
    if (!failed && step.each() != null) {
      return Decision.RUN;
    }
    Rendering rendering = renderer.evaluate(step.condition(), variables, failed);
    if (failed && !rendering.statusAsked()) {
      return Decision.SKIP_BY_FAILURE;
    }
    return step.each() != null || ValueRenderer.truthy(rendering.value())
        ? Decision.RUN
        : Decision.SKIP_BY_IF;
  }

  /** Decides about one iteration of a step that runs. */
  boolean runs(StepSpec step, Map<String, Object> iteration) {
    return !isText(step)
        || ValueRenderer.truthy(
            renderer.evaluate(step.condition(), iteration, state.hasFailed()).value());
  }

  /** An empty `if` counts on a step without `each` only. */
  private static boolean isText(StepSpec step) {
    return step.condition() instanceof String text && !(text.isEmpty() && step.each() != null);
  }
}
