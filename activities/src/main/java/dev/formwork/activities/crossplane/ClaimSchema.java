package dev.formwork.activities.crossplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The `openAPIV3Schema` of a kind as a JSON Schema. What the API server would drop in silence,
 * because no schema names it, is a fault here. Rules in CEL are left to the API server.
 */
final class ClaimSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Fields that Crossplane adds to every `spec`: https://docs.crossplane.io, read 2026-11. */
  private static final Set<String> INJECTED =
      Set.of(
          "compositionRef",
          "compositionSelector",
          "compositionRevisionRef",
          "compositionRevisionSelector",
          "compositionUpdatePolicy",
          "compositeDeletePolicy",
          "resourceRef",
          "publishConnectionDetailsTo",
          "writeConnectionSecretToRef",
          "crossplane");

  private static final Map<String, Object> ANYTHING = Map.of();

  private final Map<String, Object> schema;

  private ClaimSchema(Map<String, Object> schema) {
    this.schema = schema;
  }

  static ClaimSchema of(Map<?, ?> openApi) {
    Map<String, Object> schema = closed(openApi);
    Map<String, Object> properties = properties(schema);
    for (String name : List.of("apiVersion", "kind", "metadata")) {
      properties.put(name, ANYTHING);
    }
    if (properties.get("spec") instanceof Map<?, ?> spec && spec.containsKey("properties")) {
      Map<String, Object> open = copy(spec);
      Map<String, Object> fields = properties(open);
      INJECTED.forEach(name -> fields.putIfAbsent(name, ANYTHING));
      open.put("properties", fields);
      properties.put("spec", open);
    }
    schema.put("properties", properties);
    return new ClaimSchema(schema);
  }

  /** Every fault, with its path. */
  List<String> faults(Map<String, Object> object) {
    JsonNode tree = MAPPER.valueToTree(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
        .getSchema(tree)
        .validate(MAPPER.valueToTree(object))
        .stream()
        .map(ClaimSchema::words)
        .sorted()
        .distinct()
        .toList();
  }

  private static String words(ValidationMessage fault) {
    String path = fault.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String message = fault.getMessage().replaceFirst("^\\$[^:]*: ", "");
    return (path.isEmpty() ? "" : path + ": ") + message;
  }

  private static Map<String, Object> closed(Map<?, ?> openApi) {
    Map<String, Object> schema = copy(openApi);
    if (Boolean.TRUE.equals(schema.remove("x-kubernetes-int-or-string"))) {
      schema.remove("type");
      schema.put("anyOf", List.of(Map.of("type", "integer"), Map.of("type", "string")));
    }
    boolean open = Boolean.TRUE.equals(schema.remove("x-kubernetes-preserve-unknown-fields"));
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      Map<String, Object> closed = new LinkedHashMap<>();
      properties.forEach((name, value) -> closed.put((String) name, closed((Map<?, ?>) value)));
      schema.put("properties", closed);
      if (!open) {
        schema.putIfAbsent("additionalProperties", false);
      }
    } else if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
      schema.put("additionalProperties", closed(values));
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      schema.put("items", closed(items));
    }
    schema.keySet().removeIf(key -> key.startsWith("x-") || key.equals("example"));
    return nullable(schema);
  }

  private static Map<String, Object> nullable(Map<String, Object> schema) {
    if (!Boolean.TRUE.equals(schema.remove("nullable")) || !schema.containsKey("type")) {
      return schema;
    }
    var types = new ArrayList<Object>();
    types.add(schema.get("type"));
    types.add("null");
    schema.put("type", types);
    return schema;
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    return schema.get("properties") instanceof Map<?, ?> properties
        ? copy(properties)
        : new LinkedHashMap<>();
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}
