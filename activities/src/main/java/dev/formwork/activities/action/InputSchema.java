package dev.formwork.activities.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of an action's input: checks a rendered input and fills in what it leaves out. */
final class InputSchema {

  private final Map<String, Object> schema;
  private final JsonSchema compiled;

  private InputSchema(Map<String, Object> schema, JsonSchema compiled) {
    this.schema = schema;
    this.compiled = compiled;
  }

  static InputSchema of(Map<String, Object> schema) {
    JsonNode tree = ActionJson.mapper().valueToTree(schema);
    return new InputSchema(
        schema, JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(tree));
  }

  /** Every fault, in Backstage's words where it has some. */
  List<String> faults(Map<String, Object> input) {
    JsonNode tree = ActionJson.mapper().valueToTree(input);
    return compiled.validate(tree).stream().map(SchemaWords::of).sorted().distinct().toList();
  }

  /** The input with the defaults of absent components, at every depth that the schema names. */
  Map<String, Object> withDefaults(Map<String, Object> input) {
    return object(input, schema);
  }

  private static Map<String, Object> object(Map<?, ?> input, Map<?, ?> schema) {
    var filled = new LinkedHashMap<String, Object>();
    input.forEach((key, value) -> filled.put((String) key, value));
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (key, property) -> {
            Map<?, ?> shape = (Map<?, ?>) property;
            String name = (String) key;
            if (filled.containsKey(name)) {
              filled.put(name, value(filled.get(name), shape));
            } else if (shape.containsKey("default")) {
              filled.put(name, shape.get("default"));
            }
          });
    }
    return filled;
  }

  private static @Nullable Object value(@Nullable Object value, Map<?, ?> schema) {
    if (value instanceof Map<?, ?> map && schema.containsKey("properties")) {
      return object(map, schema);
    }
    if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
      return list.stream().map(item -> value(item, items)).toList();
    }
    return value;
  }
}
