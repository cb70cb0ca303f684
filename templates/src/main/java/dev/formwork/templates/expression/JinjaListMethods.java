package dev.formwork.templates.expression;

import static dev.formwork.templates.expression.TextMethods.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods that lists have in Jinja, for cookiecutter templates. */
final class JinjaListMethods {

  private JinjaListMethods() {}

  static @Nullable Callable of(List<@Nullable Object> list, String name) {
    return switch (name) {
      case "append" -> method(name, 1, 1, (args, meter) -> append(list, args, meter));
      case "count" -> method(name, 1, 1, (args, meter) -> count(list, args.get(0), meter));
      case "find", "index" -> method(name, 1, 1, (args, meter) -> index(list, args.get(0), meter));
      case "insert" -> method(name, 2, 2, (args, meter) -> insert(list, args, meter));
      case "pop" -> method(name, 0, 1, (args, meter) -> pop(list, args, meter));
      case "remove" -> method(name, 1, 1, (args, meter) -> remove(list, args.get(0), meter));
      default -> null;
    };
  }

  private static Object append(List<@Nullable Object> list, Arguments arguments, Meter meter) {
    refuseItself(list, arguments.get(0));
    meter.work(1);
    list.add(arguments.get(0));
    return list.size();
  }

  private static void refuseItself(List<@Nullable Object> list, @Nullable Object item) {
    if (item == list) {
      throw new Refusal("A list cannot hold itself.");
    }
  }

  private static int count(List<@Nullable Object> list, @Nullable Object wanted, Meter meter) {
    meter.work(list.size());
    return (int) list.stream().filter(item -> Values.strictEquals(item, wanted)).count();
  }

  private static int index(List<@Nullable Object> list, @Nullable Object wanted, Meter meter) {
    meter.work(list.size());
    return ListMethods.indexOf(list, wanted, 0);
  }

  private static Object insert(List<@Nullable Object> list, Arguments arguments, Meter meter) {
    refuseItself(list, arguments.get(1));
    meter.work(1 + list.size() / 64);
    int at = JsText.relative(Values.number(arguments.get(0)), list.size(), 0);
    list.add(at, arguments.get(1));
    return Undefined.UNDEFINED;
  }

  private static @Nullable Object pop(
      List<@Nullable Object> list, Arguments arguments, Meter meter) {
    meter.work(1 + list.size() / 64);
    double given = arguments.count() == 0 ? -1 : Values.number(arguments.get(0));
    double whole = Double.isNaN(given) ? 0 : given < 0 ? Math.ceil(given) : Math.floor(given);
    double at = whole < 0 ? whole + list.size() : whole;
    return at >= 0 && at < list.size() ? list.remove((int) at) : Undefined.UNDEFINED;
  }

  private static @Nullable Object remove(
      List<@Nullable Object> list, @Nullable Object wanted, Meter meter) {
    int index = index(list, wanted, meter);
    return index < 0 ? Undefined.UNDEFINED : list.remove(index);
  }
}
