package dev.formwork.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    groups(spec);
    List<WrittenStep> written = WrittenStep.of(spec.entries());
    if (written.size() > MAX_STEPS) {
      spec.fault(
          "steps",
          "There are %d steps; at most %d are allowed. Use 'each' or split the template."
              .formatted(written.size(), MAX_STEPS));
      return steps;
    }
    for (WrittenStep step : written) {
      Section section = Section.of(step.value(), step.pointer(), faults);
      StepDefinition definition = step(section, step.group(), steps.size() + 1);
      distinct(definition, steps, section);
      steps.add(definition);
    }
    return steps;
  }

  /** Steps that run at once have names of their own, for what they make carries them. */
  private static void distinct(StepDefinition step, List<StepDefinition> before, Section section) {
    for (StepDefinition other : before) {
      if (other.id().equals(step.id()) && (step.group() != null || other.group() != null)) {
        section.fault("id", "Another step has the id '%s', too. Rename one.".formatted(step.id()));
      }
    }
  }

  /** Finds what is wrong with the groups themselves. */
  private void groups(Section spec) {
    List<@Nullable Object> entries = spec.list("steps");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (WrittenStep.isGroup(entries.get(i))) {
        String pointer = Faults.pointer(spec.pointer("steps"), i);
        Section group = Section.of(entries.get(i), pointer, faults);
        group(group);
        if (!names.add(WrittenStep.group(group.entries(), i))) {
          group.fault("id", "Another group has the same 'id'. Rename one of them.");
        }
      }
    }
  }

  private static void group(Section group) {
    group.filledText("id");
    if (group.list("parallel").isEmpty()) {
      group.fault("parallel", "'parallel' is empty. List the steps that may run at once.");
    }
    for (String key : group.entries().keySet()) {
      if (!key.equals("id") && !key.equals("parallel")) {
        group.fault(
            key,
            "'%s' has no place beside 'parallel'. Put it on the steps of the group."
                .formatted(key));
      }
    }
  }

  private static StepDefinition step(Section step, @Nullable String group, int number) {
    if (step.has("parallel")) {
      step.fault(
          "parallel",
          group == null
              ? "'parallel' must be a list of steps."
              : "A group cannot stand in a group. Take the steps into the outer one.");
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
        step.choice("undo", List.of(StepUndo.AUTO, StepUndo.KEEP)),
        group);
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
