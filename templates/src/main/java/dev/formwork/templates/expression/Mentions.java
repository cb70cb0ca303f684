package dev.formwork.templates.expression;

import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Notes what a template mentions while it is being parsed. */
final class Mentions {

  private static final Set<String> MUTATORS =
      Set.of(
          "push",
          "pop",
          "shift",
          "unshift",
          "reverse",
          "sort",
          "splice",
          "fill",
          "copyWithin",
          "append",
          "insert",
          "remove");

  /** Stands for a part that is computed, or for all of them. */
  private static final String ANY = "*";

  private final TreeMap<String, Integer> roots = new TreeMap<>();
  private final TreeSet<String> environmentParts = new TreeSet<>();
  private int environmentLookups;
  private boolean mutates;

  void name(String name) {
    roots.merge(name, 1, Integer::sum);
  }

  /** What looked like a variable was something else. */
  void notName(String name) {
    roots.computeIfPresent(name, (any, count) -> count == 1 ? null : count - 1);
  }

  void lookup(Expression.Lookup lookup) {
    if (lookup.target() instanceof Expression.Name name && name.name().equals("environment")) {
      environmentLookups++;
      environmentParts.add(key(lookup));
    }
  }

  void call(Expression.Call call) {
    if (call.target() instanceof Expression.Lookup lookup) {
      String key = key(lookup);
      mutates |= key.equals(ANY) || MUTATORS.contains(key);
    } else {
      mutates |= !(call.target() instanceof Expression.Name);
    }
  }

  private static String key(Expression.Lookup lookup) {
    return lookup.key() instanceof Expression.Literal literal ? Values.text(literal.value()) : ANY;
  }

  Set<String> roots() {
    return Collections.unmodifiableSet(new TreeSet<>(roots.keySet()));
  }

  Set<String> environmentParts() {
    if (roots.getOrDefault("environment", 0) > environmentLookups) {
      environmentParts.add(ANY);
    }
    return Collections.unmodifiableSet(environmentParts);
  }

  boolean mutates() {
    return mutates;
  }
}
