package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stable sort that takes any comparison, also one that contradicts itself as those of JavaScript
 * do for values of different kinds. Short lists are then ordered as V8 orders them: the run at the
 * beginning is kept and every other item inserted by binary search.
 */
final class Sorting {

  private static final int SHORT = 32;

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
    if (list.size() < SHORT) {
      return inserted(new ArrayList<>(list), order);
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

  private static List<@Nullable Object> inserted(
      List<@Nullable Object> list, Comparator<@Nullable Object> order) {
    for (int at = run(list, order); at < list.size(); at++) {
      Object item = list.get(at);
      int left = 0;
      int right = at;
      while (left < right) {
        int middle = (left + right) >>> 1;
        if (order.compare(item, list.get(middle)) < 0) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      list.remove(at);
      list.add(left, item);
    }
    return list;
  }

  /** Length of the run at the beginning, which is turned round when it falls. */
  private static int run(List<@Nullable Object> list, Comparator<@Nullable Object> order) {
    if (list.size() < 2) {
      return list.size();
    }
    boolean falling = order.compare(list.get(1), list.get(0)) < 0;
    int length = 2;
    while (length < list.size()
        && (order.compare(list.get(length), list.get(length - 1)) < 0) == falling) {
      length++;
    }
    if (falling) {
      Collections.reverse(list.subList(0, length));
    }
    return length;
  }
}
