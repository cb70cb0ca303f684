package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript's conversions and comparisons over the closed set of values: null, {@link Undefined},
 * booleans, numbers, strings, {@link SafeText}, which counts as an object, lists, maps with string
 * keys and {@link Regex}.
 */
final class Values {

  private Values() {}

  static @Nullable Object plain(@Nullable Object value) {
    return value instanceof SafeText safe ? safe.text() : value;
  }

  static boolean isMissing(@Nullable Object value) {
    return value == null || value == Undefined.UNDEFINED;
  }

  static boolean isText(@Nullable Object value) {
    return value instanceof String || value instanceof SafeText;
  }

  /** The word for a value's kind in messages. */
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Undefined undefined -> "nothing";
      case Boolean truth -> "a boolean";
      case Number number -> "a number";
      case String text -> "a text";
      case SafeText text -> "a text";
      case List<?> list -> "a list";
      case Map<?, ?> map -> "an object";
      case Regex regex -> "a regular expression";
      default -> "a function";
    };
  }

  static @Nullable Object notCallable(@Nullable Object value) {
    if (value instanceof Callable || value instanceof Cycler) {
      throw new Refusal("A function cannot be used as a value. Call it with parentheses.");
    }
    return value;
  }

  static boolean truthy(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Undefined undefined -> false;
      case Boolean truth -> truth;
      case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
      case String text -> !text.isEmpty();
      default -> true;
    };
  }

  static double number(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Undefined undefined -> Double.NaN;
      case Boolean truth -> truth ? 1 : 0;
      case Number number -> number.doubleValue();
      case String text -> JsNumber.parse(text);
      default -> JsNumber.parse(text(value));
    };
  }

  /** What `String(value)` is in JavaScript. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Undefined undefined -> "undefined";
      case Boolean truth -> truth.toString();
      case Integer number -> number.toString();
      case Number number -> JsNumber.print(number.doubleValue());
      case String text -> text;
      case SafeText text -> text.text();
      case List<?> list -> join(list, ",", Meter.MAX_NESTING);
      case Map<?, ?> map -> "[object Object]";
      case Regex regex -> regex.toString();
      default -> text(notCallable(value));
    };
  }

  /** What a value prints as: nothing for null and undefined. */
  static String printed(@Nullable Object value) {
    return isMissing(value) ? "" : text(value);
  }

  static String join(List<?> list, String delimiter, int depth) {
    if (depth == 0) {
      throw new Refusal("A list contains itself and cannot be printed.");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      text.append(i == 0 ? "" : delimiter)
          .append(item instanceof List<?> inner ? join(inner, ",", depth - 1) : printed(item));
      if (text.length() > Meter.MAX_TEXT) {
        throw new Refusal("A list is too long to be printed.");
      }
    }
    return text.toString();
  }

  static boolean looseEquals(@Nullable Object left, @Nullable Object right) {
    if (isMissing(left) || isMissing(right)) {
      return isMissing(left) && isMissing(right);
    }
    if (isObject(left) && isObject(right)) {
      return left == right;
    }
    Object a = primitive(left);
    Object b = primitive(right);
    if (a instanceof String && b instanceof String) {
      return a.equals(b);
    }
    return number(a) == number(b);
  }

  static boolean strictEquals(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number x && right instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return left == right
        || (left instanceof String && left.equals(right))
        || (left instanceof Boolean && left.equals(right));
  }

  /** Less than 0, 0, more than 0, or null when the two have no order. */
  static @Nullable Integer compare(@Nullable Object left, @Nullable Object right) {
    Object a = primitive(left);
    Object b = primitive(right);
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    double x = number(a);
    double y = number(b);
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return null;
    }
    return x == y ? 0 : x < y ? -1 : 1;
  }

  static boolean isObject(@Nullable Object value) {
    return value instanceof List || value instanceof Map || isOpaque(value);
  }

  private static boolean isOpaque(@Nullable Object value) {
    return switch (value) {
      case SafeText text -> true;
      case Regex regex -> true;
      case Callable function -> true;
      case Cycler cycler -> true;
      case null, default -> false;
    };
  }

  static @Nullable Object primitive(@Nullable Object value) {
    return isObject(value) ? text(value) : value;
  }

  /** A map's keys in JavaScript's order: array indexes first, by size, then as they were added. */
  static List<String> keys(Map<?, ?> map) {
    TreeMap<Long, String> indexes = new TreeMap<>();
    List<String> names = new ArrayList<>(map.size());
    for (Object key : map.keySet()) {
      String name = String.valueOf(key);
      long index = arrayIndex(name);
      if (index < 0) {
        names.add(name);
      } else {
        indexes.put(index, name);
      }
    }
    if (!indexes.isEmpty()) {
      names.addAll(0, indexes.values());
    }
    return names;
  }

  /** The index that a key is the canonical text of, or -1. */
  static long arrayIndex(String key) {
    int length = key.length();
    if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      if (key.charAt(i) < '0' || key.charAt(i) > '9') {
        return -1;
      }
    }
    long index = Long.parseLong(key);
    return index < 4294967295L ? index : -1;
  }

  static Map<String, @Nullable Object> ordered(Map<String, @Nullable Object> map) {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    keys(map).forEach(key -> ordered.put(key, map.get(key)));
    return ordered;
  }
}
