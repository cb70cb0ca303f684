package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of an object by their paths, such as `status.address.host`. */
final class ClaimFields {

  private static final Pattern PATH =
      Pattern.compile("(status|spec|metadata)(\\.[A-Za-z0-9_/-]+)+");

  private ClaimFields() {}

  /**
   * Refuses paths that cannot lead anywhere.
   *
   * @throws InvalidInput with all of them
   */
  static void check(Map<String, String> paths) {
    List<String> faults =
        paths.values().stream().filter(path -> !PATH.matcher(path).matches()).toList();
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          "No path of a field: %s (input: output). Write e.g. status.address.host."
              .formatted(String.join(", ", faults)));
    }
  }

  /** The fields by the names that the paths have; null for one that is not written yet. */
  static Map<String, @Nullable Object> of(Map<String, Object> object, Map<String, String> paths) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    paths.forEach((name, path) -> values.put(name, field(object, path)));
    return values;
  }

  /** One field, or null. */
  static @Nullable Object field(Map<String, Object> object, String path) {
    Object value = object;
    for (String part : path.split("\\.")) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(part);
      } else if (value instanceof List<?> list && part.matches("[0-9]{1,4}")) {
        int at = Integer.parseInt(part);
        value = at < list.size() ? list.get(at) : null;
      } else {
        return null;
      }
    }
    return value;
  }

  /** The paths whose fields are not written yet. */
  static List<String> unwritten(Map<String, Object> object, Map<String, String> paths) {
    List<String> unwritten = new ArrayList<>();
    for (String path : paths.values()) {
      if (field(object, path) == null) {
        unwritten.add(path);
      }
    }
    return unwritten;
  }
}
