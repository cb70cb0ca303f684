package dev.formwork.templates.rendering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only values a skeleton can reach: maps with text keys, lists, texts, numbers, booleans. A
 * null becomes {@link #NULL}, so that it can be told from a value that is missing.
 */
final class ClosedValues {

  /** A null that was given: prints as nothing, is false, and is told apart by identity. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  static final String NULL = new String("");

  private static final int MAX_DEPTH = 128;

  private ClosedValues() {}

  /** Copies a value into its closed form. */
  static Object close(@Nullable Object value, String path) {
    return close(value, path, 0);
  }

  private static Object close(@Nullable Object value, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "Value '%s' is nested deeper than %d levels (input: values). Flatten it."
              .formatted(path, MAX_DEPTH));
    }
    return switch (value) {
      case null -> NULL;
      case String text -> text;
      case Boolean truth -> truth;
      case Number number when isPlain(number) -> number;
      case Map<?, ?> map -> closeMap(map, path, depth);
      case List<?> list -> closeList(list, path, depth);
      default ->
          throw new IllegalArgumentException(
              "Value '%s' is a %s (input: values). Only text, numbers, booleans, lists and objects can be rendered."
                  .formatted(path, value.getClass().getName()));
    };
  }

  private static Map<String, Object> closeMap(Map<?, ?> map, String path, int depth) {
    Map<String, Object> closed = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException(
                "The key '%s' of value '%s' is not text (input: values).".formatted(key, path));
          }
          closed.put(name, close(value, path + "." + name, depth + 1));
        });
    return closed;
  }

  private static List<Object> closeList(List<?> list, String path, int depth) {
    List<Object> closed = new ArrayList<>(list.size());
    for (Object item : list) {
      closed.add(close(item, path + "[" + closed.size() + "]", depth + 1));
    }
    return closed;
  }

  private static boolean isPlain(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Double
        || number instanceof Float
        || number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof BigDecimal;
  }

  /** Whether a value may be seen by a skeleton: the engine's own lists and maps may not. */
  static boolean isClosed(@Nullable Object value) {
    return value instanceof CharSequence
        || value instanceof Boolean
        || value instanceof LinkedHashMap
        || value instanceof ArrayList
        || (value instanceof Number number && isPlain(number));
  }

  /** The value with its nulls back, for writing it as JSON or YAML. */
  static @Nullable Object open(Object value) {
    if (isNull(value)) {
      return null;
    }
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> open = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, item) -> open.put(key, open(item)));
        yield open;
      }
      case List<?> list -> {
        List<@Nullable Object> open = new ArrayList<>(list.size());
        list.forEach(item -> open.add(open(item)));
        yield open;
      }
      case CharSequence text -> text.toString();
      default -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality")
  static boolean isNull(@Nullable Object value) {
    return value == (Object) NULL;
  }

  /** Handlebars' truth: false, nothing, zero, empty text and empty lists are false. */
  static boolean isTrue(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case CharSequence text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Number number -> number.doubleValue() != 0;
      default -> true;
    };
  }

  /** A number as people write it: `3`, not `3.0`. */
  static String print(Number number) {
    double value = number.doubleValue();
    if (!(number instanceof BigDecimal || number instanceof BigInteger)
        && value == Math.rint(value)
        && Math.abs(value) < 1e15) {
      return Long.toString(number.longValue());
    }
    return number.toString();
  }

  /** What a value is, for messages. */
  static String kind(Object value) {
    if (isNull(value)) {
      return "null";
    }
    return switch (value) {
      case CharSequence text -> "text";
      case Boolean truth -> "a boolean";
      case Number number -> "a number";
      case List<?> list -> "a list";
      default -> "an object";
    };
  }
}
