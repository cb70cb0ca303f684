package dev.formwork.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the faults of one document and knows where its values are. */
final class Faults {

  /** Where a value begins, both from 1. */
  record Place(int line, int column) {}

  private static final Place UNKNOWN = new Place(0, 0);

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  void place(String pointer, Place place) {
    places.put(pointer, place);
  }

  void key(String pointer, Place place) {
    keys.put(pointer, place);
  }

  /** Where the key of a pointer stands; items of lists have none, so theirs is the item itself. */
  Place keyPlace(String pointer) {
    Place key = keys.get(pointer);
    return key == null ? place(pointer) : key;
  }

  /** Where the value of a pointer begins, or the nearest value around it that exists. */
  Place place(String pointer) {
    String known = pointer;
    while (!places.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return places.getOrDefault(known, UNKNOWN);
  }

  /** Adds a fault at the value of a pointer, or at the nearest value around it that exists. */
  void add(String pointer, String message) {
    add(pointer, place(pointer), message);
  }

  void add(String pointer, Place place, String message) {
    faults.add(new Fault(pointer, place.line(), place.column(), message));
  }

  /** In the order of the file. */
  List<Fault> all() {
    return faults.stream()
        .sorted(java.util.Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
        .toList();
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** A JSON pointer one step further. */
  static String pointer(String parent, Object key) {
    return parent + "/" + String.valueOf(key).replace("~", "~0").replace("/", "~1");
  }
}
