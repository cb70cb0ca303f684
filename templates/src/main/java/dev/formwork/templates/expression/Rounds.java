package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loop goes over, and the values of its variables in every round. */
final class Rounds {

  private final List<?> items;
  private final int names;
  private final boolean entries;

  private Rounds(List<?> items, int names, boolean entries) {
    this.items = items;
    this.names = names;
    this.entries = entries;
  }

  /**
   * The rounds over a value. A list is read while the loop runs, so that a body which takes items
   * off it ends the loop sooner.
   */
  static Rounds over(@Nullable Object iterable, int names, Meter meter) {
    if (iterable instanceof List<?> list) {
      return new Rounds(list, names, false);
    }
    if (names > 1 && iterable instanceof Map<?, ?> map) {
      List<Object> entries = new ArrayList<>();
      Values.keys(map).forEach(key -> entries.add(new @Nullable Object[] {key, map.get(key)}));
      meter.work(entries.size());
      return new Rounds(entries, names, true);
    }
    List<@Nullable Object> items = ListFilters.items(iterable, meter);
    if (items == null) {
      return new Rounds(counted(iterable, meter), names, false);
    }
    if (names == 1 || !(iterable instanceof String)) {
      return new Rounds(items, names, false);
    }
    List<Object> entries = new ArrayList<>();
    items.forEach(
        item -> entries.add(new @Nullable Object[] {String.valueOf(entries.size()), item}));
    return new Rounds(entries, names, true);
  }

  /** An object that says how long it is counts as a list. */
  private static List<@Nullable Object> counted(@Nullable Object iterable, Meter meter) {
    double length = iterable instanceof Map<?, ?> map ? Values.number(map.get("length")) : 0;
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      meter.work(1);
      items.add(Members.of(iterable, String.valueOf(i), false));
    }
    return items;
  }

  int size() {
    return items.size();
  }

  @Nullable Object[] values(int round) {
    Object item = items.get(round);
    if (names == 1) {
      return new @Nullable Object[] {item};
    }
    @Nullable Object[] values = new @Nullable Object[names];
    Arrays.fill(values, Undefined.UNDEFINED);
    if (entries && item instanceof Object[] entry) {
      System.arraycopy(entry, 0, values, 0, 2);
      return values;
    }
    if (Values.isMissing(item)) {
      throw new Refusal(
          "This loop takes items apart, but one of them is %s.".formatted(Values.kind(item)));
    }
    for (int i = 0; i < names; i++) {
      values[i] = Members.of(item, i, false);
    }
    return values;
  }
}
