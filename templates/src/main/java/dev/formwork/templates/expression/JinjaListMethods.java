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
      case "count" ->
          method(
              name,
              1,
              1,
              (args, meter) ->
                  (int)
                      list.stream().filter(item -> Values.strictEquals(item, args.get(0))).count());
      case "find" ->
          method(
              name,
              1,
              1,
              (args, meter) -> {
                int index = ListMethods.indexOf(list, args.get(0), 0);
                return index < 0 ? Undefined.UNDEFINED : list.get(index);
              });
      case "index" -> method(name, 1, 1, (args, meter) -> index(list, args));
      case "insert" ->
          method(
              name,
              2,
              2,
              (args, meter) -> {
                double at = Values.number(args.get(0));
                list.add(JsText.relative(at, list.size(), 0), args.get(1));
                return Undefined.UNDEFINED;
              });
      case "remove" -> method(name, 1, 1, (args, meter) -> list.remove(index(list, args)));
      default -> null;
    };
  }

  private static Object append(List<@Nullable Object> list, Arguments arguments, Meter meter) {
    if (arguments.get(0) == list) {
      throw new Refusal("A list cannot hold itself.");
    }
    meter.work(1);
    list.add(arguments.get(0));
    return list.size();
  }

  private static int index(List<@Nullable Object> list, Arguments arguments) {
    int index = ListMethods.indexOf(list, arguments.get(0), 0);
    if (index < 0) {
      throw new Refusal("The list does not hold this value.");
    }
    return index;
  }
}
