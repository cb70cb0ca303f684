package dev.formwork.templates.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One place where a schema breaks the rules of JSON Schema itself, draft-07.
 *
 * @param pointer from the schema's root
 * @param isHarmless whether Backstage's form takes it all the same
 */
record SchemaWordFault(String pointer, boolean isHarmless, String message) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema RULES =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

  static List<SchemaWordFault> of(Map<String, Object> schema) {
    JsonNode tree = JSON.valueToTree(schema);
    List<SchemaWordFault> faults = new ArrayList<>();
    for (ValidationMessage message : RULES.validate(tree)) {
      JsonNodePath at = message.getInstanceLocation();
      String pointer = "";
      for (int i = 0; i < at.getNameCount(); i++) {
        pointer = Content.pointer(pointer, at.getElement(i));
      }
      faults.add(of(pointer, tree.at(pointer)));
    }
    return faults.stream().distinct().toList();
  }

  private static SchemaWordFault of(String pointer, JsonNode value) {
    String word = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (word.equals("required") && value.isBoolean()) {
      return new SchemaWordFault(
          pointer,
          true,
          "'required' lists names beside 'properties'; a field has none of its own. Move the name of the field into that list.");
    }
    if (pointer.matches(".*/type(/\\d+)?")) {
      return new SchemaWordFault(
          pointer,
          false,
          "JSON Schema has no type %s. Use string, number, integer, boolean, array, object or null."
              .formatted(value));
    }
    return new SchemaWordFault(
        pointer,
        false,
        "JSON Schema does not allow this value for '%s': %s. Correct it."
            .formatted(word, shortened(value.toString())));
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
