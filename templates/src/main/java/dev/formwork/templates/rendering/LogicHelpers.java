package dev.formwork.templates.rendering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Comparisons and choices, for use in `(…)`. */
final class LogicHelpers {

  private static final int MANY = 16;

  private LogicHelpers() {}

  static List<ClosedHelper> all() {
    return List.of(
        ClosedHelper.value("eq", 2, 2, call -> equal(call.argument(0), call.argument(1))),
        ClosedHelper.value("ne", 2, 2, call -> !equal(call.argument(0), call.argument(1))),
        ClosedHelper.value("gt", 2, 2, call -> compare(call) > 0),
        ClosedHelper.value("lt", 2, 2, call -> compare(call) < 0),
        ClosedHelper.value("not", 1, 1, call -> !ClosedValues.isTrue(call.argument(0))),
        ClosedHelper.value("and", 1, MANY, LogicHelpers::and),
        ClosedHelper.value("or", 1, MANY, LogicHelpers::or),
        ClosedHelper.value("includes", 2, 2, LogicHelpers::includes),
        ClosedHelper.value("when", 2, 3, LogicHelpers::when),
        ClosedHelper.value("default", 2, 2, LogicHelpers::otherwise).withLenient(1),
        ClosedHelper.value("defined", 1, 1, call -> call.arguments().getFirst() != null)
            .withLenient(1));
  }

  private static boolean equal(Object left, Object right) {
    if (ClosedValues.isNull(left) || ClosedValues.isNull(right)) {
      return ClosedValues.isNull(left) && ClosedValues.isNull(right);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    return left instanceof CharSequence && right instanceof CharSequence
        ? left.toString().equals(right.toString())
        : left.equals(right);
  }

  private static int compare(HelperCall call) {
    Object left = call.argument(0);
    Object right = call.argument(1);
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b));
    }
    if (left instanceof CharSequence a && right instanceof CharSequence b) {
      return a.toString().compareTo(b.toString());
    }
    throw TagFault.of(
        "The helper %s compares two numbers or two texts, not %s with %s."
            .formatted(call.name(), ClosedValues.kind(left), ClosedValues.kind(right)));
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  /** The first value that is false, or the last one. */
  private static Object and(HelperCall call) {
    Object value = true;
    for (int i = 0; i < call.arguments().size() && ClosedValues.isTrue(value); i++) {
      value = call.argument(i);
    }
    return value;
  }

  /** The first value that is true, or the last one. */
  private static Object or(HelperCall call) {
    Object value = false;
    for (int i = 0; i < call.arguments().size() && !ClosedValues.isTrue(value); i++) {
      value = call.argument(i);
    }
    return value;
  }

  private static Object includes(HelperCall call) {
    Object whole = call.argument(0);
    Object part = call.argument(1);
    return switch (whole) {
      case List<?> list -> list.stream().anyMatch(item -> equal(item, part));
      case Map<?, ?> map -> map.containsKey(call.text(1));
      case CharSequence text -> text.toString().contains(call.text(1));
      default -> throw call.wrongKind(0, "a list, an object or text", whole);
    };
  }

  private static Object when(HelperCall call) {
    if (ClosedValues.isTrue(call.argument(0))) {
      return call.argument(1);
    }
    return call.arguments().size() > 2 ? call.argument(2) : "";
  }

  private static Object otherwise(HelperCall call) {
    Object value = call.arguments().getFirst();
    return value == null || ClosedValues.isNull(value) ? call.argument(1) : value;
  }
}
