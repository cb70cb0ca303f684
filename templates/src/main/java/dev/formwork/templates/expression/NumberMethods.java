package dev.formwork.templates.expression;

import org.jspecify.annotations.Nullable;

/** The methods of numbers. */
final class NumberMethods {

  private NumberMethods() {}

  static Object of(double number, String name) {
    return switch (name) {
      case "toFixed", "toPrecision", "toExponential", "toString" ->
          (Callable)
              (arguments, meter) -> {
                arguments.countWithin(name, 0, 1);
                return text(number, name, arguments);
              };
      default -> Undefined.UNDEFINED;
    };
  }

  private static String text(double number, String name, Arguments arguments) {
    @Nullable Object argument = arguments.get(0);
    boolean given = arguments.has(0);
    double digits = given ? Values.number(argument) : 0;
    return switch (name) {
      case "toFixed" -> JsNumber.fixed(number, digits);
      case "toExponential" -> JsNumber.exponential(number, digits, given);
      case "toPrecision" -> given ? JsNumber.precise(number, digits) : JsNumber.print(number);
      default -> given ? Radix.print(number, digits) : JsNumber.print(number);
    };
  }
}
