package dev.formwork.templates.expression;

import java.util.Set;
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

  private final TreeSet<String> roots = new TreeSet<>();
  private final TreeSet<String> environmentParts = new TreeSet<>();
  private boolean mutates;

  void name(String name) {
    roots.add(name);
  }

  void lookup(Expression.Lookup lookup) {
    if (lookup.target() instanceof Expression.Name name && name.name().equals("environment")) {
      environmentParts.add(key(lookup));
    }
  }

  void call(Expression.Call call) {
    if (call.target() instanceof Expression.Lookup lookup) {
      String key = key(lookup);
      mutates |= key.equals("*") || MUTATORS.contains(key);
    } else {
      mutates |= !(call.target() instanceof Expression.Name);
    }
  }

  private static String key(Expression.Lookup lookup) {
    return lookup.key() instanceof Expression.Literal literal ? Values.text(literal.value()) : "*";
  }

  Set<String> roots() {
    return java.util.Collections.unmodifiableSet(roots);
  }

  Set<String> environmentParts() {
    return java.util.Collections.unmodifiableSet(environmentParts);
  }

  boolean mutates() {
    return mutates;
  }
}
