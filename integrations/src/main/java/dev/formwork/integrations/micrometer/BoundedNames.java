package dev.formwork.integrations.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the values of a label few: those beyond the first ones are counted together. */
final class BoundedNames {

  static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  BoundedNames(int most) {
    this.most = most;
  }

  String of(String name) {
    if (known.contains(name)) {
      return name;
    }
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(name);
    return name;
  }
}
