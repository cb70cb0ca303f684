package dev.formwork.templates.expression;

import static dev.formwork.templates.expression.TextMethods.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods that objects have in Jinja, for cookiecutter templates. */
final class MapMethods {

  private MapMethods() {}

  static @Nullable Callable of(Map<?, ?> map, String name) {
    return switch (name) {
      case "items" ->
          method(
              name,
              0,
              0,
              (args, meter) ->
                  each(map, key -> new ArrayList<>(Arrays.asList(key, map.get(key))), meter));
      case "keys" -> method(name, 0, 0, (args, meter) -> each(map, key -> key, meter));
      case "values" -> method(name, 0, 0, (args, meter) -> each(map, map::get, meter));
      case "has_key" ->
          method(name, 1, 1, (args, meter) -> map.containsKey(Values.text(args.get(0))));
      case "get" ->
          method(
              name,
              1,
              2,
              (args, meter) -> {
                String key = Values.text(args.get(0));
                return map.containsKey(key) ? map.get(key) : args.get(1);
              });
      default -> null;
    };
  }

  private static List<@Nullable Object> each(
      Map<?, ?> map, Function<String, @Nullable Object> item, Meter meter) {
    meter.work(map.size());
    List<@Nullable Object> items = new ArrayList<>();
    Values.keys(map).forEach(key -> items.add(item.apply(key)));
    return items;
  }
}
