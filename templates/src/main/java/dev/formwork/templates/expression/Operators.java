package dev.formwork.templates.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators do, as in JavaScript. */
final class Operators {

  private Operators() {}

  static Object apply(
      Expression.Operator operator, @Nullable Object left, @Nullable Object right, Meter meter) {
    return switch (operator) {
      case EQUAL -> Values.looseEquals(left, right);
      case NOT_EQUAL -> !Values.looseEquals(left, right);
      case SAME -> Values.strictEquals(left, right);
      case NOT_SAME -> !Values.strictEquals(left, right);
      case LESS -> ordered(left, right) < 0;
      case LESS_OR_EQUAL -> orderedOrEqual(left, right, -1);
      case GREATER -> ordered(right, left) < 0;
      case GREATER_OR_EQUAL -> orderedOrEqual(left, right, 1);
      case ADD -> add(left, right, meter);
      case CONCATENATE -> concatenated(left, right, meter);
      case SUBTRACT -> JsNumber.box(number(left) - number(right));
      case MULTIPLY -> JsNumber.box(number(left) * number(right));
      case DIVIDE -> JsNumber.box(number(left) / number(right));
      case REMAINDER -> JsNumber.box(number(left) % number(right));
      case POWER -> JsNumber.box(power(number(left), number(right)));
    };
  }

  private static double number(@Nullable Object value) {
    return Values.number(Values.notCallable(value));
  }

  private static double power(double base, double exponent) {
    boolean one = Math.abs(base) == 1;
    return one && Double.isInfinite(exponent) ? Double.NaN : StrictMath.pow(base, exponent);
  }

  /** Negative when there is an order and the left comes first, else not. */
  private static int ordered(@Nullable Object left, @Nullable Object right) {
    Integer order = Values.compare(Values.notCallable(left), Values.notCallable(right));
    return order == null ? 1 : order;
  }

  private static boolean orderedOrEqual(@Nullable Object left, @Nullable Object right, int sign) {
    Integer order = Values.compare(Values.notCallable(left), Values.notCallable(right));
    return order != null && order * sign >= 0;
  }

  private static Object add(@Nullable Object left, @Nullable Object right, Meter meter) {
    Object a = Values.primitive(left);
    Object b = Values.primitive(right);
    if (a instanceof String || b instanceof String) {
      return concatenated(a, b, meter);
    }
    return JsNumber.box(Values.number(a) + Values.number(b));
  }

  private static String concatenated(@Nullable Object left, @Nullable Object right, Meter meter) {
    String a = Values.text(left);
    String b = Values.text(right);
    meter.text((long) a.length() + b.length());
    return a + b;
  }

  static boolean contains(@Nullable Object container, @Nullable Object item, Meter meter) {
    switch (container) {
      case List<?> list -> {
        meter.work(1 + list.size() / 8);
        return list.stream().anyMatch(each -> Values.strictEquals(each, item));
      }
      case Map<?, ?> map -> {
        return map.containsKey(Values.text(item));
      }
      case SafeText text -> {
        return false;
      }
      case String text -> {
        meter.text(text.length());
        return text.contains(Values.text(item));
      }
      case null, default ->
          throw new Refusal(
              "'in' needs a list, an object or a text on its right but found %s."
                  .formatted(Values.kind(container)));
    }
  }
}
