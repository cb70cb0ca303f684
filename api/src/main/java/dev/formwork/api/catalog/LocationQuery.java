package dev.formwork.api.catalog;

import dev.formwork.api.catalog.LocationsController.LocationAnswer;
import dev.formwork.api.http.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A predicate on locations by their `id`, `type`, `target` and `entityRef`. Texts are compared
 * without regard to case.
 */
final class LocationQuery {

  private static final Predicate<LocationAnswer> NONE = location -> false;

  private final Predicate<LocationAnswer> predicate;

  private LocationQuery(Predicate<LocationAnswer> predicate) {
    this.predicate = predicate;
  }

  /** Reads a query; an empty one fits every location. */
  static LocationQuery parse(Map<String, Object> query) {
    return new LocationQuery(read(query));
  }

  boolean matches(LocationAnswer location) {
    return predicate.test(location);
  }

  private static Predicate<LocationAnswer> read(@Nullable Object query) {
    if (!(query instanceof Map<?, ?> map)) {
      throw ApiFailure.input("A query must be an object, but is %s.".formatted(query));
    }
    Predicate<LocationAnswer> all = location -> true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.startsWith("$") && map.size() > 1) {
        throw ApiFailure.input("%s must be the only key of its object.".formatted(key));
      }
      all = all.and(key.startsWith("$") ? operator(key, entry.getValue()) : field(key, entry));
    }
    return all;
  }

  private static Predicate<LocationAnswer> operator(String name, @Nullable Object operand) {
    return switch (name) {
      case "$not" -> read(operand).negate();
      case "$any" -> many(name, operand).stream().reduce(NONE, Predicate::or);
      case "$all" -> {
        List<Predicate<LocationAnswer>> parts = many(name, operand);
        yield parts.isEmpty() ? NONE : parts.stream().reduce(location -> true, Predicate::and);
      }
      default -> throw ApiFailure.input("Operator %s is not known.".formatted(name));
    };
  }

  private static List<Predicate<LocationAnswer>> many(String name, @Nullable Object operand) {
    if (!(operand instanceof List<?> list)) {
      throw ApiFailure.input("%s needs a list of queries.".formatted(name));
    }
    List<Predicate<LocationAnswer>> parts = new ArrayList<>();
    list.forEach(part -> parts.add(read(part)));
    return parts;
  }

  private static Predicate<LocationAnswer> field(String key, Map.Entry<?, ?> entry) {
    String name = key.toLowerCase(Locale.ROOT);
    if (!List.of("id", "type", "target", "entityref").contains(name)) {
      throw ApiFailure.input(
          "Locations have no '%s'. Ask for id, type, target or entityRef.".formatted(key));
    }
    Predicate<String> matcher = matcher(key, entry.getValue());
    return location -> matcher.test(value(location, name));
  }

  private static String value(LocationAnswer location, String name) {
    String value =
        switch (name) {
          case "id" -> location.id();
          case "type" -> location.type();
          case "target" -> location.target();
          default -> location.entityRef();
        };
    return value.toLowerCase(Locale.ROOT);
  }

  private static Predicate<String> matcher(String key, @Nullable Object matcher) {
    if (isPrimitive(matcher)) {
      String wanted = lower(matcher);
      return wanted::equals;
    }
    if (!(matcher instanceof Map<?, ?> map) || map.size() != 1) {
      throw ApiFailure.input(
          "The value of %s must be a text, number, boolean or one operator.".formatted(key));
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    Object operand = only.getValue();
    String operator = String.valueOf(only.getKey());
    if (operator.equals("$exists") && operand instanceof Boolean wanted) {
      return value -> wanted;
    }
    if (operator.equals("$hasPrefix") && operand instanceof String prefix) {
      return value -> value.startsWith(lower(prefix));
    }
    if (operator.equals("$in") && operand instanceof List<?> list) {
      return value -> list.stream().anyMatch(one -> lower(one).equals(value));
    }
    if (operator.equals("$contains")) {
      return value -> false;
    }
    throw ApiFailure.input(
        "Operator %s of %s is not known or has a wrong value.".formatted(operator, key));
  }

  private static boolean isPrimitive(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static String lower(@Nullable Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }
}
