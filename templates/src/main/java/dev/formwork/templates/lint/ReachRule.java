package dev.formwork.templates.lint;

import dev.formwork.templates.expression.ExpressionCheck;
import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every step can run, and its condition is one. */
final class ReachRule implements Rule {

  private static final ValueRenderer RENDERER = ValueRenderer.create(Map.of());

  @Override
  public void check(Subject subject, Findings findings) {
    Step failing = null;
    for (Step step : subject.steps()) {
      Object condition = step.entries().get("if");
      boolean stays = condition instanceof String text && asksForStatus(text);
      if (failing != null && !stays && !step.runsBeside(failing)) {
        unreachable(
            step,
            "after step '%s', which always fails. Correct that step".formatted(failing.id()),
            findings);
      }
      condition(step, condition, findings);
      if (failing == null && alwaysFails(step, findings) && !isOff(condition)) {
        failing = step;
      }
    }
  }

  private static boolean asksForStatus(String text) {
    return text.contains("always(") || text.contains("failure(");
  }

  private static void unreachable(Step step, String why, Findings findings) {
    findings.add(
        Severity.WARNING,
        "unreachable-step",
        step.pointer(),
        "Step '%s' never runs: it stands %s.".formatted(step.id(), why));
  }

  private static boolean isOff(@Nullable Object condition) {
    return Boolean.FALSE.equals(condition)
        || (condition instanceof String text && isConstant(text) && !isTruthy(text));
  }

  private static void condition(Step step, @Nullable Object condition, Findings findings) {
    if (isOff(condition) && !(step.isRepeated() && "".equals(condition))) {
      findings.add(
          Severity.WARNING,
          "unreachable-step",
          step.pointer("if"),
          "Step '%s' never runs: its 'if' is always false. Remove the step or the condition."
              .formatted(step.id()));
    } else if (condition instanceof String text && !text.isEmpty() && isAlwaysTrue(text)) {
      findings.add(
          Severity.WARNING,
          "constant-condition",
          step.pointer("if"),
          "Step '%s' always runs: %s Write the whole condition as one expression, such as ${{ parameters.x }}, without quotes or blanks around it."
              .formatted(
                  step.id(),
                  Content.isTemplate(text)
                      ? "there is text around the expression, and a text that is not empty counts as true."
                      : "'%s' is a text, and a text that is not empty counts as true."
                          .formatted(text)));
    }
  }

  /** Whether something besides expressions and statements is always printed. */
  private static boolean isAlwaysTrue(String text) {
    if (!Content.isTemplate(text)) {
      return true;
    }
    String outside = text.replaceAll("(?s)\\{%.*%}|\\{#.*?#}|\\$\\{\\{.*?}}", "");
    return !outside.isEmpty() && !text.contains("{%");
  }

  private static boolean alwaysFails(Step step, Findings findings) {
    Object each = step.entries().get("each");
    boolean broken =
        each instanceof String text
            && isConstant(text)
            && !(value(text) instanceof List)
            && !(value(text) instanceof Map);
    if (broken) {
      findings.add(
          Severity.ERROR,
          "wrong-each",
          step.pointer("each"),
          "Step '%s' always fails: 'each' must give a list or an object. To repeat n times write ${{ range(n) }}."
              .formatted(step.id()));
    }
    return broken;
  }

  /** Whether a text is the same in every run. */
  private static boolean isConstant(String text) {
    ExpressionCheck check = ExpressionCheck.of(text);
    return check.faults().isEmpty() && check.variables().isEmpty() && !asksForStatus(text);
  }

  private static @Nullable Object value(String text) {
    Rendering rendering = RENDERER.render(text, Map.of(), new StatusFunctions(false));
    return rendering.isUndefined() ? null : rendering.value();
  }

  private static boolean isTruthy(String text) {
    return switch (value(text)) {
      case null -> false;
      case Boolean truth -> truth;
      case String string -> !string.isEmpty();
      case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }
}
