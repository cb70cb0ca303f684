package dev.formwork.templates.lint;

import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.ValueFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every step names an action that exists, and gives it what it takes. */
final class ActionRule implements Rule {

  private static final int MAX_NAMES = 12;
  private static final Set<String> CHOICES =
      Set.of("anyOf", "oneOf", "not", "contains", "if", "dependencies", "uniqueItems");

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.actions().isEmpty()) {
      return;
    }
    for (Step step : subject.steps()) {
      if (step.action() == null) {
        continue;
      }
      subject
          .actions()
          .find(step.action())
          .ifPresentOrElse(
              action -> inputs(step, action, findings), () -> unknown(step, subject, findings));
    }
  }

  private static void unknown(Step step, Subject subject, Findings findings) {
    String id = String.valueOf(step.action());
    findings.add(
        Severity.ERROR,
        "unknown-action",
        step.pointer("action"),
        "There is no action '%s'.%s".formatted(id, subject.actions().advice(id)));
  }

  private static void inputs(Step step, KnownAction action, Findings findings) {
    Map<String, Object> input = step.input();
    if (action.input().isEmpty()) {
      return;
    }
    for (ValueFault fault : ParameterValidation.check(action.input(), input)) {
      if (isCertain(fault, input)) {
        report(fault, step, action, findings);
      }
    }
  }

  /** Whether the fault stays whatever the expressions become; keys are never rendered. */
  private static boolean isCertain(ValueFault fault, Map<String, Object> input) {
    if (fault.name().equals("required") || fault.name().equals("additionalProperties")) {
      return true;
    }
    Object value = at(input, fault.path());
    if (value instanceof String text && Content.isTemplate(text)) {
      return !Content.isSole(text) && fault.name().equals("type");
    }
    return !CHOICES.contains(fault.name()) || !Content.holdsTemplate(value);
  }

  private static @Nullable Object at(Object tree, List<Object> path) {
    Object value = tree;
    for (Object key : path) {
      value =
          key instanceof Integer index
              ? Content.list(value).get(index)
              : Content.map(value).get(String.valueOf(key));
    }
    return value;
  }

  private static void report(ValueFault fault, Step step, KnownAction action, Findings findings) {
    String pointer = step.pointer("input");
    for (Object key : fault.path()) {
      pointer = Content.pointer(pointer, key);
    }
    String name = String.valueOf(fault.argument());
    Map<String, Object> known = properties(action.input(), fault.path());
    String of = fault.path().isEmpty() ? action.id() : fault.property().replace("instance.", "");
    switch (fault.name()) {
      case "additionalProperties" ->
          findings.add(
              Severity.ERROR,
              "unknown-input",
              Content.pointer(pointer, name),
              "%s has no input '%s'.%s It takes %s."
                  .formatted(of, name, Nearest.hint(name, known.keySet()), some(known.keySet())));
      case "required" ->
          findings.add(
              Severity.ERROR,
              "missing-input",
              fault.path().isEmpty() && step.input().isEmpty() ? step.pointer("action") : pointer,
              "%s needs the input '%s', which is missing.%s"
                  .formatted(of, name, about(known.get(name))));
      default -> findings.add(Severity.ERROR, "wrong-input", pointer, wrong(fault, action));
    }
  }

  private static String wrong(ValueFault fault, KnownAction action) {
    return "Input '%s' of %s %s. Correct the value."
        .formatted(
            fault.property().replaceFirst("^instance\\.?", ""), action.id(), fault.message());
  }

  private static Map<String, Object> properties(Map<String, Object> schema, List<Object> path) {
    Map<String, Object> at = schema;
    for (Object key : path) {
      at =
          Content.map(
              key instanceof Integer
                  ? at.get("items")
                  : Content.map(at.get("properties")).get(String.valueOf(key)));
    }
    return Content.map(at.get("properties"));
  }

  private static String some(Set<String> names) {
    String shown = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names.size() > MAX_NAMES ? shown + " …" : shown;
  }

  private static String about(@Nullable Object property) {
    Object description = Content.map(property).get("description");
    return description == null ? " Add it." : " Add it: " + description;
  }
}
