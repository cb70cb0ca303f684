package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template has. */
final class Globals {

  static final Map<String, Callable> ALL =
      Map.of(
          "range", TextMethods.method("range", 0, 3, Globals::range),
          "cycler", (arguments, meter) -> new Cycler(arguments.positional()),
          "joiner", (arguments, meter) -> joiner(arguments));

  private Globals() {}

  private static List<@Nullable Object> range(Arguments arguments, Meter meter) {
    boolean one = !arguments.has(1);
    double start = one ? 0 : Values.number(arguments.get(0));
    double stop = Values.number(arguments.get(one ? 0 : 1));
    double given = one || !arguments.has(2) ? 1 : Values.number(arguments.get(2));
    double step = given == 0 || Double.isNaN(given) ? 1 : given;
    List<@Nullable Object> numbers = new ArrayList<>();
    for (double i = start; step > 0 ? i < stop : i > stop; i += step) {
      meter.work(1);
      numbers.add(JsNumber.box(i));
    }
    return numbers;
  }

  private static Callable joiner(Arguments arguments) {
    Object delimiter = arguments.has(0) ? arguments.get(0) : ",";
    boolean[] used = {false};
    return (anyArguments, meter) -> {
      Object answer = used[0] ? delimiter : "";
      used[0] = true;
      return answer;
    };
  }
}
