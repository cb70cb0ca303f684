package dev.formwork.templates.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests. */
final class Tests {

  static final Map<String, Test> ALL = all();

  private Tests() {}

  private static Map<String, Test> all() {
    Map<String, Test> tests = new HashMap<>();
    comparisons(tests);
    kinds(tests);
    numbers(tests);
    tests.put("truthy", new Test(0, (value, none) -> Values.truthy(value)));
    tests.put("falsy", new Test(0, (value, none) -> !Values.truthy(value)));
    tests.put(
        "lower", new Test(0, (value, none) -> text(value).toLowerCase(Locale.ROOT).equals(value)));
    tests.put(
        "upper", new Test(0, (value, none) -> text(value).toUpperCase(Locale.ROOT).equals(value)));
    return tests;
  }

  private static void comparisons(Map<String, Test> tests) {
    for (String name : List.of("eq", "equalto", "sameas")) {
      tests.put(name, new Test(1, Values::strictEquals));
    }
    tests.put("ne", new Test(1, (value, other) -> !Values.strictEquals(value, other)));
    tests.put("ge", order(Expression.Operator.GREATER_OR_EQUAL));
    tests.put("gt", order(Expression.Operator.GREATER));
    tests.put("greaterthan", order(Expression.Operator.GREATER));
    tests.put("le", order(Expression.Operator.LESS_OR_EQUAL));
    tests.put("lt", order(Expression.Operator.LESS));
    tests.put("lessthan", order(Expression.Operator.LESS));
  }

  private static Test order(Expression.Operator operator) {
    return new Test(
        1, (value, other) -> Operators.apply(operator, value, other, new Meter()).equals(true));
  }

  private static void kinds(Map<String, Test> tests) {
    tests.put("defined", new Test(0, (value, none) -> value != Undefined.UNDEFINED));
    tests.put("undefined", new Test(0, (value, none) -> value == Undefined.UNDEFINED));
    tests.put("none", new Test(0, (value, none) -> value == null));
    tests.put("null", new Test(0, (value, none) -> value == null));
    tests.put("number", new Test(0, (value, none) -> value instanceof Number));
    tests.put("string", new Test(0, (value, none) -> value instanceof String));
    tests.put("callable", new Test(0, (value, none) -> value instanceof Callable));
    tests.put("escaped", new Test(0, (value, none) -> value instanceof SafeText));
    tests.put("mapping", new Test(0, (value, none) -> isMapping(value)));
    tests.put("iterable", new Test(0, (value, none) -> isIterable(value)));
  }

  private static boolean isMapping(@Nullable Object value) {
    return value instanceof Map || value instanceof Regex || value instanceof SafeText;
  }

  private static boolean isIterable(@Nullable Object value) {
    if (Values.isMissing(value)) {
      throw new Refusal("'iterable' needs a value but found " + Values.kind(value) + ".");
    }
    return Values.isText(value) || value instanceof List;
  }

  private static void numbers(Map<String, Test> tests) {
    tests.put("even", new Test(0, (value, none) -> Values.number(value) % 2 == 0));
    tests.put("odd", new Test(0, (value, none) -> Values.number(value) % 2 == 1));
    tests.put(
        "divisibleby",
        new Test(1, (value, other) -> Values.number(value) % Values.number(other) == 0));
  }

  private static String text(@Nullable Object value) {
    if (!Values.isText(value)) {
      throw new Refusal("This test needs a text but found " + Values.kind(value) + ".");
    }
    return Values.text(value);
  }
}
