package dev.formwork.catalog.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists and scalars, as YAML and JSON give them; their order is kept. */
public final class Documents {

  private Documents() {}

  /** The value as a map; an empty one when it is something else. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The value as a list; an empty one when it is something else. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** An unmodifiable copy with the same order; null values stay, as JSON has them. */
  public static Map<String, Object> copy(Map<String, Object> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A copy of every map and list in the tree, all of them modifiable. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> deepCopy(Map<String, Object> map) {
    return (Map<String, Object>) copyOf(map);
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, copyOf(element)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(copyOf(element)));
      return copy;
    }
    return value;
  }
}
