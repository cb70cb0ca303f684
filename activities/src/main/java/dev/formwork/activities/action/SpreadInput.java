package dev.formwork.activities.action;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** An input as templates write it, and as its record is made. */
final class SpreadInput {

  private SpreadInput() {}

  /** The input with the components of each {@link Spread} gathered under its name. */
  static Map<String, Object> gather(Map<String, Object> flat, Class<?> record) {
    Map<String, Object> gathered = new LinkedHashMap<>(flat);
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.isAnnotationPresent(Spread.class)) {
        gathered.put(component.getName(), group(flat, component.getType(), gathered));
      }
    }
    return gathered;
  }

  private static Map<String, Object> group(
      Map<String, Object> flat, Class<?> record, Map<String, Object> rest) {
    Map<String, Object> group = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      String name = component.getName();
      if (flat.containsKey(name)) {
        group.put(name, flat.get(name));
        rest.remove(name);
      }
    }
    return group;
  }
}
