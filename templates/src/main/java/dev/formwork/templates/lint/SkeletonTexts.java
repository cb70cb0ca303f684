package dev.formwork.templates.lint;

import dev.formwork.templates.expression.ExpressionCheck;
import dev.formwork.templates.expression.ExpressionFault;
import dev.formwork.templates.expression.VariableUse;
import dev.formwork.templates.rendering.TextEngine;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at every text of a skeleton before anything is rendered. */
final class SkeletonTexts implements TextEngine {

  private static final Set<String> OF_THE_RUN =
      Set.of("parameters", "secrets", "steps", "user", "each", "context", "environment");
  private static final Pattern BARE =
      Pattern.compile("(?<!\\$)\\{\\{[-#/~]?\\s*(?:\\w+\\s+)?(values|cookiecutter)\\b");
  private static final Pattern DOLLAR = Pattern.compile("\\$\\{\\{-?\\s*(values|cookiecutter)\\b");

  private final Step step;
  private final Skeleton skeleton;
  private final String prefix;
  private final Findings findings;

  SkeletonTexts(Step step, Skeleton skeleton, String prefix, Findings findings) {
    this.step = step;
    this.skeleton = skeleton;
    this.prefix = prefix;
    this.findings = findings;
  }

  @Override
  public String render(String source, String fileName, Map<String, Object> values) {
    boolean compatible = skeleton.language().cookiecutter();
    Pattern wrong = skeleton.isHandlebars() || compatible ? DOLLAR : BARE;
    wrongMarks(source, fileName, wrong, advice(compatible));
    if (skeleton.isHandlebars()) {
      return source;
    }
    ExpressionCheck check = ExpressionCheck.ofFile(source, skeleton.language());
    for (ExpressionFault fault : check.faults()) {
      if (fault.kind() != ExpressionFault.Kind.SYNTAX) {
        add(Severity.ERROR, "skeleton", fileName, fault.line(), fault.column(), fault.message());
      }
    }
    check
        .variables()
        .forEach(use -> variable(use, fileName, compatible ? "cookiecutter" : "values"));
    return source;
  }

  private String advice(boolean compatible) {
    if (skeleton.isHandlebars()) {
      return "Handlebars writes {{ values.name }}; the '$' stays in the file. Take it away.";
    }
    return compatible
        ? "With 'cookiecutterCompat' the marks are {{ }}; the '$' stays in the file. Take it away."
        : "This is not rendered, because the marks of this skeleton are ${{ }}. Write them, or set 'engine: handlebars' (or 'cookiecutterCompat: true') in the step.";
  }

  private void wrongMarks(String source, String fileName, Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(source);
    if (matcher.find()) {
      String before = source.substring(0, matcher.start());
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = matcher.start() - before.lastIndexOf('\n');
      add(Severity.WARNING, "wrong-marks", fileName, line, column, message);
    }
  }

  private void variable(VariableUse use, String fileName, String root) {
    if (use.root().equals(root)) {
      value(use, fileName);
      return;
    }
    String path = String.join(".", use.path());
    if (OF_THE_RUN.contains(use.root()) || use.root().equals("values")) {
      add(
          Severity.ERROR,
          "unknown-variable",
          fileName,
          use.line(),
          use.column(),
          "A skeleton sees '%s' only, so '%s' prints nothing. Pass it by the step's input 'values'."
              .formatted(root, path));
    } else {
      add(
          Severity.WARNING,
          "foreign-expression",
          fileName,
          use.line(),
          use.column(),
          "'%s' is rendered and vanishes, because a skeleton sees '%s' only. If it is meant for another tool, such as GitHub Actions, list the file under 'copyWithoutTemplating' or put {%% raw %%} around it."
              .formatted(path, root));
    }
  }

  private void value(VariableUse use, String fileName) {
    Object given = step.input().getOrDefault("values", Map.of());
    if (use.path().size() > 1
        && given instanceof Map<?, ?> map
        && !map.containsKey(use.path().get(1))) {
      String name = use.path().get(1);
      add(
          Severity.WARNING,
          "undeclared-value",
          fileName,
          use.line(),
          use.column(),
          "Step '%s' gives no value '%s', so nothing is printed.%s"
              .formatted(step.id(), name, Nearest.hint(name, Content.map(map).keySet())));
    }
  }

  private void add(
      Severity severity, String rule, String fileName, int line, int column, String message) {
    findings.addInFile(severity, rule, prefix + fileName, line, column, message);
  }
}
