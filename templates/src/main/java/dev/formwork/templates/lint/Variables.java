package dev.formwork.templates.lint;

import dev.formwork.templates.expression.VariableUse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks one use of a variable in an expression of the template's document. */
final class Variables {

  private final Subject subject;
  private final Findings findings;

  Variables(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void check(VariableUse use, ExpressionText text) {
    if (!text.known().contains(use.root())) {
      unknown(use, text);
      return;
    }
    switch (use.root()) {
      case "secrets" -> secret(use, text);
      case "parameters" -> parameter(use, text);
      case "steps" -> step(use, text);
      case "environment" -> environment(use, text);
      default -> {}
    }
  }

  private void unknown(VariableUse use, ExpressionText text) {
    String advice =
        switch (use.root()) {
          case "each" -> " 'each' exists in the input and the 'if' of a step with 'each' only.";
          case "values" -> " 'values' exists in skeletons only; write parameters here.";
          default ->
              use.isCalled()
                  ? " There are always, failure, range, cycler and joiner."
                  : Nearest.hint(use.root(), text.known())
                      + " There are "
                      + String.join(", ", new TreeSet<>(text.known()))
                      + ".";
        };
    add(
        Severity.ERROR,
        use.isCalled() ? "unknown-function" : "unknown-variable",
        use,
        text,
        "There is no %s '%s'.%s"
            .formatted(use.isCalled() ? "function" : "variable", use.root(), advice));
  }

  private void secret(VariableUse use, ExpressionText text) {
    if (!text.seesSecrets()) {
      add(Severity.ERROR, "secret-out-of-reach", use, text, whyOutOfReach(text));
      return;
    }
    if (use.path().size() > 1) {
      declared(use, use.path().get(1), text);
    }
    Step step = text.step();
    if (step != null
        && String.valueOf(step.action()).startsWith("fetch:template")
        && text.pointer().startsWith(step.pointer("input") + "/values")) {
      add(
          Severity.WARNING,
          "secret-in-file",
          use,
          text,
          "This secret becomes readable in the files that are made, and so in the repository. Give it to the action that needs it instead.");
    }
  }

  private static String whyOutOfReach(ExpressionText text) {
    if (text.step() == null) {
      return "Secrets are not there when the output is rendered, so this has no value. Take it out.";
    }
    return text.step().isRepeated()
        ? "Formwork knows secrets in a step's input only, unlike Backstage, so the step fails. Read the secret in the input."
        : "Secrets are not there when 'if' is rendered, so the step is always skipped. Test a parameter instead.";
  }

  private void declared(VariableUse use, String name, ExpressionText text) {
    if (name.equals("backstageToken") || name.equals("__initiatorCredentials")) {
      add(
          Severity.WARNING,
          "backstage-differs",
          use,
          text,
          "Formwork keeps no token of the person who starts a run, so 'secrets.%s' has no value. Configure the integration instead."
              .formatted(name));
    } else if (!subject.form().hasOpenSecrets() && !subject.form().secrets().contains(name)) {
      add(
          Severity.WARNING,
          "undeclared-secret",
          use,
          text,
          "No field gives the secret '%s'.%s Add a field with 'ui:field: Secret', or declare it in 'spec.secrets.schema' when callers of the API send it."
              .formatted(name, Nearest.hint(name, subject.form().secrets())));
    }
  }

  private void parameter(VariableUse use, ExpressionText text) {
    if (use.path().size() < 2) {
      return;
    }
    String name = use.path().get(1);
    Form.Field field = subject.form().fields().get(name);
    if (field == null && !subject.form().isOpen()) {
      Set<String> names = subject.form().fields().keySet();
      add(
          Severity.WARNING,
          "undeclared-parameter",
          use,
          text,
          "No page declares the parameter '%s', so it has no value.%s"
              .formatted(
                  name,
                  Nearest.to(name, names)
                      .map(" Did you mean '%s'?"::formatted)
                      .orElse(" Declare it, or take it out.")));
    } else if (field != null && field.isSecret()) {
      add(
          Severity.ERROR,
          "masked-secret",
          use,
          text,
          "'parameters.%s' is a row of asterisks, because the field is a secret. Read secrets.%s."
              .formatted(name, name));
    }
  }

  private void step(VariableUse use, ExpressionText text) {
    if (use.path().size() < 2) {
      return;
    }
    String id = use.path().get(1);
    Step target = find(id);
    if (target == null) {
      Set<String> ids = new TreeSet<>();
      subject.steps().forEach(step -> ids.add(step.id()));
      add(
          Severity.ERROR,
          "unknown-step",
          use,
          text,
          "There is no step '%s'.%s The steps are %s."
              .formatted(id, Nearest.hint(id, ids), String.join(", ", ids)));
    } else if (text.step() != null && target != text.step() && target.runsBeside(text.step())) {
      add(
          Severity.ERROR,
          "step-runs-beside",
          use,
          text,
          "Step '%s' runs at the same time as step '%s', so this has no value. Move one of them out of the group."
              .formatted(id, text.step().id()));
    } else if (text.step() != null && target.index() >= text.step().index()) {
      add(
          Severity.ERROR,
          "step-comes-later",
          use,
          text,
          "Step '%s' has not run when step '%s' is rendered, so this has no value. Move it up."
              .formatted(id, text.step().id()));
    } else if (use.path().size() > 2) {
      output(use, target, text);
    }
  }

  private @Nullable Step find(String id) {
    return subject.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
  }

  private void output(VariableUse use, Step target, ExpressionText text) {
    List<String> path = use.path();
    if (!path.get(2).equals("output")) {
      add(
          Severity.WARNING,
          "unknown-output",
          use,
          text,
          "A step has nothing but its output. Write steps['%s'].output.%s."
              .formatted(target.id(), path.get(2)));
      return;
    }
    Map<String, Object> schema =
        subject.actions().find(target.action()).map(KnownAction::output).orElse(Map.of());
    Map<String, Object> outputs = Content.map(schema.get("properties"));
    boolean closed = Boolean.FALSE.equals(schema.get("additionalProperties"));
    if (path.size() > 3 && closed && !outputs.containsKey(path.get(3))) {
      add(
          Severity.WARNING,
          "unknown-output",
          use,
          text,
          "%s gives no output '%s'.%s It gives %s."
              .formatted(
                  target.action(),
                  path.get(3),
                  Nearest.hint(path.get(3), outputs.keySet()),
                  outputs.isEmpty() ? "none" : String.join(", ", outputs.keySet())));
    }
  }

  private void environment(VariableUse use, ExpressionText text) {
    if (use.path().size() > 1 && !Set.of("parameters", "secrets").contains(use.path().get(1))) {
      add(
          Severity.WARNING,
          "unknown-variable",
          use,
          text,
          "'environment' has parameters and secrets only, so this has no value.");
    } else if (use.path().size() > 1 && use.path().get(1).equals("secrets")) {
      add(
          Severity.WARNING,
          "backstage-differs",
          use,
          text,
          "Formwork has no 'environment.secrets', so this has no value. Give the secret by the form, or configure the integration.");
    }
  }

  private void add(
      Severity severity, String rule, VariableUse use, ExpressionText text, String message) {
    int from = text.offset(use.line(), use.column());
    int to = Math.min(text.text().length(), from + use.root().length());
    findings.addWithin(severity, rule, text.pointer(), text.text(), new int[] {from, to}, message);
  }
}
