package dev.formwork.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep their order in every JVM and allow null values, as JSON does. */
final class Ordered {

  private Ordered() {}

  static <V extends @Nullable Object> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <V extends @Nullable Object> List<V> copy(List<V> list) {
    return Collections.unmodifiableList(new ArrayList<>(list));
  }
}
