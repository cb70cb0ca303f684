package dev.formwork.templates.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that make numbers. */
final class NumberFilters {

  private NumberFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("abs", (input, arguments, meter) -> JsNumber.box(Math.abs(Values.number(input))));
    filters.put(
        "float",
        (input, arguments, meter) ->
            orElse(JsNumber.parseFloat(Values.text(input)), arguments.flattened().get(0)));
    filters.put("int", (input, arguments, meter) -> whole(input, arguments.flattened()));
    filters.put("round", (input, arguments, meter) -> rounded(input, arguments.flattened()));
  }

  private static @Nullable Object orElse(double number, @Nullable Object otherwise) {
    return Double.isNaN(number) ? otherwise : JsNumber.box(number);
  }

  private static @Nullable Object whole(@Nullable Object input, Arguments arguments) {
    double base = arguments.has(1) ? Values.number(arguments.get(1)) : 10;
    return orElse(JsNumber.parseInt(Values.text(input), (int) base), arguments.get(0));
  }

  /** JavaScript's `Math.round`: halves go up, and what is left of a negative keeps its sign. */
  private static double nearest(double number) {
    double whole = Math.floor(number);
    return Math.copySign(whole + (number - whole >= 0.5 ? 1 : 0), number);
  }

  private static Number rounded(@Nullable Object input, Arguments arguments) {
    double factor = StrictMath.pow(10, arguments.has(0) ? Values.number(arguments.get(0)) : 0);
    double scaled = Values.number(input) * factor;
    double whole =
        switch (Values.text(arguments.get(1))) {
          case "ceil" -> Math.ceil(scaled);
          case "floor" -> Math.floor(scaled);
          default -> nearest(scaled);
        };
    return JsNumber.box(whole / factor);
  }
}
