package dev.formwork.templates.lint;

import dev.formwork.templates.WrittenStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as the file has it, whatever is wrong with it.
 *
 * @param index from 0
 * @param id `step-<n>` when the template gives none
 * @param entries all keys
 * @param group name of the group of steps that run at once, or null
 */
record Step(
    int index,
    String pointer,
    String id,
    @Nullable String action,
    Map<String, Object> entries,
    @Nullable String group) {

  static List<Step> of(Map<String, Object> spec) {
    List<Step> steps = new ArrayList<>();
    for (WrittenStep written : WrittenStep.of(spec)) {
      Map<String, Object> entries = written.entries();
      String id = Content.text(entries.get("id"));
      int index = steps.size();
      steps.add(
          new Step(
              index,
              written.pointer(),
              id == null ? "step-" + (index + 1) : id,
              Content.text(entries.get("action")),
              entries,
              written.group()));
    }
    return steps;
  }

  String pointer(String key) {
    return Content.pointer(pointer, key);
  }

  Map<String, Object> input() {
    return Content.map(entries.get("input"));
  }

  /** Whether it runs at the same time as the other one. */
  boolean runsBeside(Step other) {
    return group != null && group.equals(other.group);
  }

  boolean isRepeated() {
    return entries.get("each") != null;
  }
}
