package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the predicate form of filters. */
final class Predicates {

  private Predicates() {}

  static EntityFilter read(@Nullable Object query) {
    if (!(query instanceof Map<?, ?>)) {
      throw invalid("A query must be an object, but is %s.".formatted(query));
    }
    Map<String, Object> object = Documents.map(query);
    for (Map.Entry<String, Object> entry : object.entrySet()) {
      if (entry.getKey().startsWith("$")) {
        if (object.size() > 1) {
          throw invalid("%s must be the only key of its object.".formatted(entry.getKey()));
        }
        return operator(entry.getKey(), entry.getValue());
      }
    }
    List<EntityFilter> fields = new ArrayList<>();
    object.forEach((key, matcher) -> fields.add(field(key, matcher)));
    return new EntityFilter.All(fields).simplified();
  }

  private static EntityFilter operator(String name, @Nullable Object operand) {
    return switch (name) {
      case "$all" -> new EntityFilter.All(many(name, operand));
      case "$any" -> new EntityFilter.Any(many(name, operand));
      case "$not" -> new EntityFilter.Not(read(operand));
      default -> throw invalid("Operator %s is not known.".formatted(name));
    };
  }

  private static List<EntityFilter> many(String name, @Nullable Object operand) {
    if (!(operand instanceof List<?> list)) {
      throw invalid("%s needs a list of queries.".formatted(name));
    }
    List<EntityFilter> filters = new ArrayList<>();
    for (Object element : list) {
      filters.add(read(element));
    }
    return filters;
  }

  private static EntityFilter field(String key, @Nullable Object matcher) {
    if (isPrimitive(matcher)) {
      return new EntityFilter.In(key, List.of(String.valueOf(matcher)));
    }
    Map<String, Object> object = Documents.map(matcher);
    if (object.size() != 1) {
      throw invalid(
          "The value of %s must be a text, number, boolean or one operator.".formatted(key));
    }
    String operator = object.keySet().iterator().next();
    Object operand = object.get(operator);
    EntityFilter filter = matching(key, operator, operand);
    if (filter == null) {
      throw invalid("%s of %s is not known or has a wrong value.".formatted(operator, key));
    }
    return filter;
  }

  private static @Nullable EntityFilter matching(
      String key, String operator, @Nullable Object operand) {
    if (operator.equals("$exists") && operand instanceof Boolean exists) {
      var filter = new EntityFilter.Exists(key);
      return exists ? filter : new EntityFilter.Not(filter);
    }
    if (operator.equals("$in")) {
      return new EntityFilter.In(key, primitives(key, operand));
    }
    if (operator.equals("$hasPrefix") && operand instanceof String prefix) {
      return new EntityFilter.HasPrefix(key, prefix);
    }
    if (operator.equals("$contains") && isPrimitive(operand)) {
      return new EntityFilter.In(key, List.of(String.valueOf(operand)));
    }
    if (operator.equals("$contains")
        && key.equalsIgnoreCase("relations")
        && operand instanceof Map<?, ?>) {
      return relation(Documents.map(operand));
    }
    return null;
  }

  private static EntityFilter relation(Map<String, Object> relation) {
    Object type = relation.get("type");
    Object target = relation.get("targetRef");
    boolean isWhole =
        relation.keySet().stream().allMatch(key -> key.equals("type") || key.equals("targetRef"));
    if (!(type instanceof String name) || !isWhole) {
      throw invalid("$contains of relations needs a type, and may have a targetRef.");
    }
    String key = "relations." + name;
    if (!relation.containsKey("targetRef")) {
      return new EntityFilter.Exists(key);
    }
    if (target instanceof String ref) {
      return new EntityFilter.In(key, List.of(ref));
    }
    List<String> refs = primitives("targetRef", Documents.map(target).get("$in"));
    if (refs.isEmpty()) {
      throw invalid("$in of targetRef must not be empty.");
    }
    return new EntityFilter.In(key, refs);
  }

  private static List<String> primitives(String key, @Nullable Object operand) {
    if (!(operand instanceof List<?> list) || !list.stream().allMatch(Predicates::isPrimitive)) {
      throw invalid("$in of %s needs a list of texts, numbers or booleans.".formatted(key));
    }
    return list.stream().map(String::valueOf).toList();
  }

  static Map<String, Object> write(EntityFilter filter) {
    return switch (filter) {
      case EntityFilter.All(List<EntityFilter> filters) ->
          Map.of("$all", filters.stream().map(Predicates::write).toList());
      case EntityFilter.Any(List<EntityFilter> filters) ->
          Map.of("$any", filters.stream().map(Predicates::write).toList());
      case EntityFilter.Not(EntityFilter negated) -> Map.of("$not", write(negated));
      case EntityFilter.Exists(String key) -> Map.of(key, Map.of("$exists", true));
      case EntityFilter.In(String key, List<String> values) when values.size() == 1 ->
          Map.of(key, values.getFirst());
      case EntityFilter.In(String key, List<String> values) -> Map.of(key, Map.of("$in", values));
      case EntityFilter.HasPrefix(String key, String prefix) ->
          Map.of(key, Map.of("$hasPrefix", prefix));
    };
  }

  /** Reads the older form in old cursors: `key` with `values`, `not`, `anyOf`, `allOf`. */
  static EntityFilter readLegacy(@Nullable Object filter) {
    Map<String, Object> object = Documents.map(filter);
    if (object.get("anyOf") instanceof List<?> any) {
      return new EntityFilter.Any(legacy(any));
    }
    if (object.get("allOf") instanceof List<?> all) {
      return new EntityFilter.All(legacy(all));
    }
    if (object.containsKey("not")) {
      return new EntityFilter.Not(readLegacy(object.get("not")));
    }
    if (!(object.get("key") instanceof String key)) {
      throw invalid("The filter of the cursor is not known.");
    }
    return object.containsKey("values")
        ? new EntityFilter.In(key, primitives(key, object.get("values")))
        : new EntityFilter.Exists(key);
  }

  private static List<EntityFilter> legacy(List<?> filters) {
    List<EntityFilter> read = new ArrayList<>();
    for (Object filter : filters) {
      read.add(readLegacy(filter));
    }
    return read;
  }

  private static boolean isPrimitive(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static InvalidQuery invalid(String message) {
    return new InvalidQuery(message + " (input: query)");
  }
}
