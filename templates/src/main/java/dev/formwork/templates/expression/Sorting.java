package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stable merge sort that takes any comparison, also one that contradicts itself. */
final class Sorting {

  private Sorting() {}

  /** A sorted copy; undefined comes last, as in JavaScript. */
  static List<@Nullable Object> sorted(
      List<@Nullable Object> list, Comparator<@Nullable Object> order, Meter meter) {
    List<@Nullable Object> defined = new ArrayList<>(list);
    defined.removeIf(item -> item == Undefined.UNDEFINED);
    List<@Nullable Object> sorted = merged(defined, order, meter);
    while (sorted.size() < list.size()) {
      sorted.add(Undefined.UNDEFINED);
    }
    return sorted;
  }

  private static List<@Nullable Object> merged(
      List<@Nullable Object> list, Comparator<@Nullable Object> order, Meter meter) {
    meter.work(list.size());
    if (list.size() < 2) {
      return new ArrayList<>(list);
    }
    int middle = list.size() / 2;
    List<@Nullable Object> left = merged(list.subList(0, middle), order, meter);
    List<@Nullable Object> right = merged(list.subList(middle, list.size()), order, meter);
    List<@Nullable Object> result = new ArrayList<>(list.size());
    int r = 0;
    for (Object item : left) {
      while (r < right.size() && order.compare(right.get(r), item) < 0) {
        result.add(right.get(r++));
      }
      result.add(item);
    }
    result.addAll(right.subList(r, right.size()));
    return result;
  }
}
