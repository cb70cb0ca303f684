package dev.formwork.templates.lint;

import dev.formwork.templates.expression.ExpressionCheck;
import dev.formwork.templates.expression.ExpressionFault;
import dev.formwork.templates.expression.VariableUse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions parse, and everything they read is there when they are rendered. */
final class ExpressionRule implements Rule {

  private static final Set<String> ALWAYS =
      Set.of("parameters", "steps", "user", "context", "environment", "secrets");
  private static final Set<String> IN_A_TURN =
      Set.of("parameters", "steps", "user", "context", "environment", "secrets", "each");

  /** What the texts of one place may read. */
  private record Scope(@Nullable Step step, boolean seesSecrets, Set<String> known) {}

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.steps()) {
      boolean repeated = step.isRepeated();
      Set<String> known = repeated ? IN_A_TURN : ALWAYS;
      texts(step, "input", new Scope(step, true, known), subject, findings);
      texts(step, "each", new Scope(step, false, ALWAYS), subject, findings);
      texts(step, "if", new Scope(step, false, known), subject, findings);
    }
    Object output = subject.spec().get("output");
    texts(output, "/spec/output", new Scope(null, false, ALWAYS), subject, findings);
  }

  private static void texts(
      Step step, String key, Scope scope, Subject subject, Findings findings) {
    texts(step.entries().get(key), step.pointer(key), scope, subject, findings);
  }

  private static void texts(
      @Nullable Object tree, String pointer, Scope scope, Subject subject, Findings findings) {
    Content.eachText(
        tree,
        pointer,
        (text, at) -> {
          if (Content.isTemplate(text)) {
            check(
                new ExpressionText(text, at, scope.step(), scope.seesSecrets(), scope.known()),
                subject,
                findings);
          }
        });
  }

  private static void check(ExpressionText text, Subject subject, Findings findings) {
    ExpressionCheck check = ExpressionCheck.of(text.text());
    for (ExpressionFault fault : check.faults()) {
      fault(text, fault, findings);
    }
    Dashes dashes = Dashes.of(text.text(), subject);
    dashes.report(text, findings);
    var variables = new Variables(subject, findings);
    for (VariableUse use : check.variables()) {
      if (!dashes.covers(text.offset(use.line(), use.column()))) {
        variables.check(use, text);
      }
    }
  }

  private static void fault(ExpressionText text, ExpressionFault fault, Findings findings) {
    int from = text.offset(fault.line(), fault.column());
    int to = from + Math.max(1, fault.text().length());
    String consequence =
        " Backstage and Formwork pass the text on as it stands, without rendering it.";
    findings.addWithin(
        Severity.ERROR,
        switch (fault.kind()) {
          case SYNTAX -> "expression-syntax";
          case FILTER -> "unknown-filter";
          case TEST -> "unknown-test";
        },
        text.pointer(),
        text.text(),
        new int[] {from, Math.min(to, text.text().length())},
        fault.message() + consequence);
  }
}
