package dev.formwork.activities.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schema (draft-07) from records and their {@link Doc}s. */
final class SchemaGenerator {

  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
  private static final Set<String> TYPE_KEYS = Set.of("type", "oneOf", "anyOf", "enum");

  private SchemaGenerator() {}

  /** The schema of a record, with `$schema`. */
  static Map<String, Object> of(Class<?> record) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", DRAFT);
    schema.putAll(object(record));
    return schema;
  }

  private static Map<String, Object> object(Class<?> record) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    collect(record, properties, required);
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  private static void collect(
      Class<?> record, Map<String, Object> properties, List<String> required) {
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.isAnnotationPresent(Spread.class)) {
        collect(component.getType(), properties, required);
        continue;
      }
      properties.put(name(component), property(component));
      if (isRequired(component)) {
        required.add(name(component));
      }
    }
  }

  /** The name that templates write, where Java's is another one: `protected`, `access_token`. */
  private static String name(RecordComponent component) {
    JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
    return other == null ? component.getName() : other.value();
  }

  private static Map<String, Object> property(RecordComponent component) {
    Map<String, Object> shape = shape(component);
    var schema = new LinkedHashMap<String, Object>();
    if (shape.keySet().stream().noneMatch(TYPE_KEYS::contains)) {
      schema.putAll(type(component.getGenericType()));
    }
    schema.putAll(shape);
    Doc doc = component.getAnnotation(Doc.class);
    if (doc != null) {
      schema.put("description", doc.value());
    }
    Default value = component.getAnnotation(Default.class);
    if (value != null) {
      schema.put("default", ActionJson.parse(value.value()));
    }
    return schema;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> shape(RecordComponent component) {
    Shape shape = component.getAnnotation(Shape.class);
    return shape == null ? Map.of() : (Map<String, Object>) ActionJson.parse(shape.value());
  }

  /** Whether a template must give the component. */
  static boolean isRequired(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    return component.getAnnotation(Default.class) == null
        && !type.isAnnotationPresent(Nullable.class);
  }

  private static Map<String, Object> type(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return container(parameterized);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return object(plain);
    }
    if (plain.isEnum()) {
      List<String> names =
          Arrays.stream(plain.getEnumConstants())
              .map(constant -> ActionJson.wire((Enum<?>) constant))
              .toList();
      return ordered("type", "string", "enum", names);
    }
    return simple(plain);
  }

  private static Map<String, Object> simple(Class<?> type) {
    if (type == String.class || type == Duration.class) {
      return Map.of("type", "string");
    }
    if (type == URI.class) {
      return ordered("type", "string", "format", "uri");
    }
    if (type == Instant.class) {
      return ordered("type", "string", "format", "date-time");
    }
    if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
      return Map.of("type", "integer");
    }
    if (Set.of(double.class, Double.class).contains(type)) {
      return Map.of("type", "number");
    }
    if (Set.of(boolean.class, Boolean.class).contains(type)) {
      return Map.of("type", "boolean");
    }
    if (type == Object.class) {
      return Map.of();
    }
    throw new IllegalArgumentException("No schema for " + type);
  }

  private static Map<String, Object> container(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return ordered("type", "array", "items", type(arguments[0]));
    }
    if (type.getRawType() == Map.class) {
      return ordered("type", "object", "additionalProperties", values(arguments[1]));
    }
    throw new IllegalArgumentException("No schema for " + type);
  }

  private static Object values(Type type) {
    Map<String, Object> schema = type(type);
    return schema.isEmpty() ? true : schema;
  }

  private static Map<String, Object> ordered(
      String key, Object value, String otherKey, Object otherValue) {
    var map = new LinkedHashMap<String, Object>();
    map.put(key, value);
    map.put(otherKey, otherValue);
    return map;
  }
}
