package dev.formwork.templates.lint;

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
 */
record Step(
    int index, String pointer, String id, @Nullable String action, Map<String, Object> entries) {

  static List<Step> of(Map<String, Object> spec) {
    List<Step> steps = new ArrayList<>();
    List<?> list = Content.list(spec.get("steps"));
    for (int i = 0; i < list.size(); i++) {
      Map<String, Object> entries = Content.map(list.get(i));
      String id = Content.text(entries.get("id"));
      steps.add(
          new Step(
              i,
              Content.pointer("/spec/steps", i),
              id == null ? "step-" + (i + 1) : id,
              Content.text(entries.get("action")),
              entries));
    }
    return steps;
  }

  String pointer(String key) {
    return Content.pointer(pointer, key);
  }

  Map<String, Object> input() {
    return Content.map(entries.get("input"));
  }

  boolean isRepeated() {
    return entries.get("each") != null;
  }
}
