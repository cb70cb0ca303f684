package dev.formwork.templates.expression;

import static dev.formwork.templates.expression.TextMethods.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists. Those that change the list change a copy that only this render sees. */
final class ListMethods {

  private ListMethods() {}

  static @Nullable Callable of(List<@Nullable Object> list, String name, boolean jinja) {
    Callable method = jinja ? JinjaListMethods.of(list, name) : null;
    if (method == null) {
      method = reading(list, name);
    }
    return method == null ? changing(list, name) : method;
  }

  private static @Nullable Callable reading(List<@Nullable Object> list, String name) {
    return switch (name) {
      case "at" -> method(name, 1, 1, (args, meter) -> at(list, Values.number(args.get(0))));
      case "concat" -> method(name, 0, 99, (args, meter) -> concat(list, args, meter));
      case "flat" -> method(name, 0, 1, (args, meter) -> flat(list, args, meter));
      case "includes" -> method(name, 1, 2, (args, meter) -> includes(list, args, meter));
      case "indexOf" ->
          method(name, 1, 2, (args, meter) -> indexOf(list, args.get(0), start(list, args)));
      case "join" -> method(name, 0, 1, (args, meter) -> join(list, args, meter));
      case "lastIndexOf" -> method(name, 1, 2, (args, meter) -> lastIndexOf(list, args));
      case "slice" -> method(name, 0, 2, (args, meter) -> slice(list, args, meter));
      default -> null;
    };
  }

  private static @Nullable Callable changing(List<@Nullable Object> list, String name) {
    return switch (name) {
      case "copyWithin" -> method(name, 1, 3, (args, meter) -> copyWithin(list, args, meter));
      case "fill" -> method(name, 1, 3, (args, meter) -> fill(list, args, meter));
      case "pop" ->
          method(name, 0, 0, (args, meter) -> list.isEmpty() ? undefined() : list.removeLast());
      case "push" -> method(name, 0, 99, (args, meter) -> add(list, list.size(), args, meter));
      case "reverse" ->
          method(
              name,
              0,
              0,
              (args, meter) -> {
                Collections.reverse(list);
                return list;
              });
      case "shift" ->
          method(name, 0, 0, (args, meter) -> list.isEmpty() ? undefined() : list.removeFirst());
      case "sort" -> method(name, 0, 0, (args, meter) -> sort(list, meter));
      case "splice" -> method(name, 0, 99, (args, meter) -> splice(list, args, meter));
      case "unshift" -> method(name, 0, 99, (args, meter) -> add(list, 0, args, meter));
      default -> null;
    };
  }

  private static Object undefined() {
    return Undefined.UNDEFINED;
  }

  private static @Nullable Object at(List<@Nullable Object> list, double index) {
    double whole = Double.isNaN(index) ? 0 : index < 0 ? Math.ceil(index) : Math.floor(index);
    double at = whole < 0 ? whole + list.size() : whole;
    return at >= 0 && at < list.size() ? list.get((int) at) : Undefined.UNDEFINED;
  }

  private static List<@Nullable Object> concat(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    List<@Nullable Object> all = new ArrayList<>(list);
    for (Object item : arguments.positional()) {
      if (item instanceof List<?> items) {
        all.addAll(items);
      } else {
        all.add(item);
      }
    }
    meter.work(all.size());
    return all;
  }

  private static List<@Nullable Object> flat(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    List<@Nullable Object> all = new ArrayList<>();
    double depth = arguments.has(0) ? Values.number(arguments.get(0)) : 1;
    flatten(list, Double.isNaN(depth) ? 0 : depth, all, meter);
    return all;
  }

  private static void flatten(List<?> list, double depth, List<@Nullable Object> all, Meter meter) {
    meter.enter();
    for (Object item : list) {
      meter.work(1);
      if (item instanceof List<?> items && depth >= 1) {
        flatten(items, depth - 1, all, meter);
      } else {
        all.add(item);
      }
    }
    meter.leave();
  }

  private static int start(List<@Nullable Object> list, Arguments arguments) {
    return JsText.relative(Values.number(arguments.get(1)), list.size(), 0);
  }

  private static boolean includes(List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.work(list.size() / 8);
    Object wanted = arguments.get(0);
    return indexOf(list, wanted, start(list, arguments)) >= 0
        || (wanted instanceof Double number
            && number.isNaN()
            && list.stream().anyMatch(item -> item instanceof Double each && each.isNaN()));
  }

  static int indexOf(List<@Nullable Object> list, @Nullable Object wanted, int from) {
    for (int i = from; i < list.size(); i++) {
      if (Values.strictEquals(list.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(List<@Nullable Object> list, Arguments arguments) {
    int last = list.size() - 1;
    if (arguments.count() > 1) {
      double from = Values.number(arguments.get(1));
      double whole = Double.isNaN(from) ? 0 : from < 0 ? list.size() + Math.ceil(from) : from;
      last = (int) Math.min(last, whole);
    }
    while (last >= 0 && !Values.strictEquals(list.get(last), arguments.get(0))) {
      last--;
    }
    return last;
  }

  private static String join(List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.weigh(list);
    String delimiter = arguments.has(0) ? Values.text(arguments.get(0)) : ",";
    meter.text((long) delimiter.length() * list.size());
    String joined = Values.join(list, delimiter, Meter.MAX_NESTING);
    meter.text(joined.length());
    return joined;
  }

  private static List<@Nullable Object> slice(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    int start = JsText.relative(Values.number(arguments.get(0)), list.size(), 0);
    int end = end(list, arguments, 1);
    meter.work(Math.max(0, end - start));
    return start < end ? new ArrayList<>(list.subList(start, end)) : new ArrayList<>();
  }

  private static int end(List<@Nullable Object> list, Arguments arguments, int index) {
    return arguments.has(index)
        ? JsText.relative(Values.number(arguments.get(index)), list.size(), 0)
        : list.size();
  }

  private static List<@Nullable Object> copyWithin(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.work(list.size());
    int target = JsText.relative(Values.number(arguments.get(0)), list.size(), 0);
    int start = JsText.relative(Values.number(arguments.get(1)), list.size(), 0);
    List<@Nullable Object> copied =
        new ArrayList<>(list.subList(start, Math.max(start, end(list, arguments, 2))));
    for (int i = 0; i < copied.size() && target + i < list.size(); i++) {
      list.set(target + i, copied.get(i));
    }
    return list;
  }

  private static List<@Nullable Object> fill(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.work(list.size());
    for (int i = start(list, arguments); i < end(list, arguments, 2); i++) {
      list.set(i, arguments.get(0));
    }
    return list;
  }

  private static int add(List<@Nullable Object> list, int index, Arguments arguments, Meter meter) {
    if (arguments.positional().stream().anyMatch(item -> item == list)) {
      throw new Refusal("A list cannot hold itself.");
    }
    meter.work(1 + list.size() / 64);
    list.addAll(index, arguments.positional());
    return list.size();
  }

  private static List<@Nullable Object> sort(List<@Nullable Object> list, Meter meter) {
    meter.weigh(list);
    List<@Nullable Object> sorted =
        Sorting.sorted(list, (a, b) -> Values.text(a).compareTo(Values.text(b)), meter);
    Collections.copy(list, sorted);
    return list;
  }

  private static List<@Nullable Object> splice(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.work(list.size());
    if (arguments.count() == 0) {
      return new ArrayList<>();
    }
    int start = JsText.relative(Values.number(arguments.get(0)), list.size(), 0);
    int rest = list.size() - start;
    double wanted = arguments.count() > 1 ? Values.number(arguments.get(1)) : rest;
    int count = Double.isNaN(wanted) ? 0 : (int) Math.max(0, Math.min(rest, wanted));
    List<@Nullable Object> range = list.subList(start, start + count);
    List<@Nullable Object> removed = new ArrayList<>(range);
    range.clear();
    if (arguments.count() > 2) {
      list.addAll(start, arguments.positional().subList(2, arguments.count()));
    }
    return removed;
  }
}
