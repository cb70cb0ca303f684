package dev.formwork.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as the file has it, whatever is wrong with it.
 *
 * @param value what stands there; an object when it is right
 * @param pointer JSON pointer into the document, such as `/spec/steps/1/parallel/0`
 * @param group name of the `parallel` group that it stands in, or null
 */
public record WrittenStep(@Nullable Object value, String pointer, @Nullable String group) {

  private static final String STEPS = "/spec/steps";
  private static final String PARALLEL = "parallel";

  /**
   * The steps in their order; those of a group stand where the group stands.
   *
   * @param spec the template's `spec`
   */
  public static List<WrittenStep> of(Map<String, ?> spec) {
    List<WrittenStep> steps = new ArrayList<>();
    List<?> entries = spec.get("steps") instanceof List<?> list ? list : List.of();
    for (int i = 0; i < entries.size(); i++) {
      Object entry = entries.get(i);
      String pointer = Faults.pointer(STEPS, i);
      if (entry instanceof Map<?, ?> map && map.get(PARALLEL) instanceof List<?> members) {
        for (int j = 0; j < members.size(); j++) {
          String at = Faults.pointer(Faults.pointer(pointer, PARALLEL), j);
          steps.add(new WrittenStep(members.get(j), at, group(map, i)));
        }
      } else {
        steps.add(new WrittenStep(entry, pointer, null));
      }
    }
    return steps;
  }

  /** Whether an entry of `spec.steps` is a group of steps that may run at once. */
  static boolean isGroup(@Nullable Object entry) {
    return entry instanceof Map<?, ?> map && map.get(PARALLEL) instanceof List<?>;
  }

  /**
   * Name of a group.
   *
   * @param index place in `spec.steps`, from 0
   */
  static String group(Map<?, ?> entry, int index) {
    return entry.get("id") instanceof String id && !id.isEmpty() ? id : "parallel-" + (index + 1);
  }

  /** The keys of the step; empty when it is no object. */
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    }
    return Collections.unmodifiableMap(entries);
  }
}
