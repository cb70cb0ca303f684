package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, evaluated. */
record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {

  static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Named arguments as one more positional map at the end, the way most filters get them. */
  Arguments flattened() {
    if (named.isEmpty()) {
      return this;
    }
    List<@Nullable Object> all = new ArrayList<>(positional);
    all.add(named);
    return new Arguments(all, Map.of());
  }

  int count() {
    return positional.size();
  }

  @Nullable Object get(int index) {
    return index < positional.size() ? positional.get(index) : Undefined.UNDEFINED;
  }

  boolean has(int index) {
    return get(index) != Undefined.UNDEFINED;
  }

  /** The named argument, else the one at the index, else undefined. */
  @Nullable Object named(String name, int index) {
    return named.containsKey(name) ? named.get(name) : get(index);
  }

  void countWithin(String callee, int min, int max) {
    if (count() >= min && count() <= max) {
      return;
    }
    String wanted = min == max ? "exactly " + min : min + " to " + max;
    throw new Refusal(
        "'%s' takes %s arguments but was given %d.".formatted(callee, wanted, count()));
  }
}
