package dev.formwork.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a template. */
final class StepReader {

  private static final int MAX_STEPS = 500;
  private static final int MAX_ATTEMPTS = 100;

  private final Faults faults;

  StepReader(Faults faults) {
    this.faults = faults;
  }

  List<StepDefinition> steps(Section spec) {
    List<StepDefinition> steps = new ArrayList<>();
    if (!spec.has("steps")) {
      spec.fault("steps", "'steps' is missing. Add a list of steps, each with an action.");
    }
    List<@Nullable Object> list = spec.list("steps");
    if (list.size() > MAX_STEPS) {
      spec.fault(
          "steps",
          "There are %d steps; at most %d are allowed. Use 'each' or split the template."
              .formatted(list.size(), MAX_STEPS));
      return steps;
    }
    for (int i = 0; i < list.size(); i++) {
      String pointer = Faults.pointer(spec.pointer("steps"), i);
      steps.add(step(Section.of(list.get(i), pointer, faults), i + 1));
    }
    return steps;
  }

  private static StepDefinition step(Section step, int number) {
    if (step.has("parallel")) {
      step.fault(
          "parallel",
          "Steps that run at once are not supported yet. List them one after the other.");
    }
    String action = step.requiredText("action", "fetch:template");
    String id = step.filledText("id");
    String name = step.filledText("name");
    Section retry = step.has("retry") ? step.section("retry") : null;
    return new StepDefinition(
        id == null ? "step-" + number : id,
        name == null ? action : name,
        action,
        condition(step),
        each(step),
        step.map("input"),
        step.duration("timeout"),
        retry == null ? null : retry.count("attempts", 1, MAX_ATTEMPTS),
        retry == null ? null : retry.duration("backoff"),
        step.choice("onFailure", List.of(OnFailure.UNDO, OnFailure.PAUSE, OnFailure.CONTINUE)),
        step.choice("undo", List.of(StepUndo.AUTO, StepUndo.KEEP)));
  }

  private static @Nullable Object condition(Section step) {
    Object condition = step.get("if");
    if (condition != null && !(condition instanceof String) && !(condition instanceof Boolean)) {
      step.fault(
          "if",
          "'if' must be an expression or a boolean but is %s.".formatted(Section.kind(condition)));
    }
    return condition;
  }

  private static @Nullable Object each(Section step) {
    Object each = step.get("each");
    boolean iterable =
        each == null || each instanceof String || each instanceof List || each instanceof Map;
    if (!iterable) {
      step.fault(
          "each",
          "'each' must be an expression, a list or an object but is %s."
              .formatted(Section.kind(each)));
    }
    return each;
  }
}
