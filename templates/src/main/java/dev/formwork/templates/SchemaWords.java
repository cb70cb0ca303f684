package dev.formwork.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of broken rules: those of the npm package `jsonschema`, which Backstage answers with.
 */
final class SchemaWords {

  private SchemaWords() {}

  static String of(SchemaFault fault) {
    JsonNode rule = fault.rule();
    String named = String.valueOf(fault.message().getProperty());
    return switch (fault.keyword()) {
      case "required" -> "requires property \"%s\"".formatted(named);
      case "type" -> "is not of a type(s) " + joined(rule);
      case "enum" -> "is not one of enum values: " + joined(rule);
      case "const" -> "does not exactly match expected constant: " + rule;
      case "pattern" -> "does not match pattern " + rule;
      case "format" -> "does not conform to the %s format".formatted(rule);
      case "minLength", "minItems" -> "does not meet minimum length of " + rule;
      case "maxLength", "maxItems" -> "does not meet maximum length of " + rule;
      case "minProperties" -> "does not meet minimum property length of " + rule;
      case "maxProperties" -> "does not meet maximum property length of " + rule;
      case "additionalProperties" ->
          "is not allowed to have the additional property \"%s\"".formatted(named);
      case "additionalItems" -> "is not allowed to have additional items";
      case "propertyNames" -> "is not allowed to have a property named \"%s\"".formatted(named);
      case "uniqueItems" -> "contains duplicate item";
      case "contains" -> "must contain an item matching given schema";
      case "anyOf" -> "is not any of " + branches(rule);
      case "oneOf" -> "is not exactly one from " + branches(rule);
      case "not" -> "is of prohibited type " + branch(rule, 0);
      default -> number(fault);
    };
  }

  private static String number(SchemaFault fault) {
    JsonNode rule = fault.rule();
    return switch (fault.keyword()) {
      case "minimum" -> "must be greater than or equal to " + rule;
      case "maximum" -> "must be less than or equal to " + rule;
      case "exclusiveMinimum" -> "must be strictly greater than " + rule;
      case "exclusiveMaximum" -> "must be strictly less than " + rule;
      case "multipleOf" -> "is not a multiple of (divisible by) " + rule;
      default -> "is not allowed by the rule '%s'".formatted(fault.keyword());
    };
  }

  /** What the rule was given, as it goes to the caller. */
  static @Nullable Object argument(SchemaFault fault) {
    JsonNode rule = fault.rule();
    return switch (fault.keyword()) {
      case "required", "additionalProperties", "propertyNames" -> fault.message().getProperty();
      case "type" -> rule.isArray() ? SchemaFault.plain(rule) : List.of(rule.asText());
      case "anyOf", "oneOf" -> branchList(rule);
      default -> SchemaFault.plain(rule);
    };
  }

  /** One message for each property that another one asks for. */
  static List<String> missing(SchemaFault fault) {
    String asking = String.valueOf(fault.message().getProperty());
    List<String> messages = new ArrayList<>();
    JsonNode instance = fault.instance();
    for (JsonNode wanted : fault.rule().path(asking)) {
      if (instance == null || !instance.has(wanted.asText())) {
        messages.add("property %s not found, required by %s".formatted(wanted.asText(), asking));
      }
    }
    return messages;
  }

  private static String joined(JsonNode rule) {
    if (!rule.isArray()) {
      return rule.asText();
    }
    List<String> items = new ArrayList<>();
    rule.forEach(item -> items.add(item.isTextual() ? item.asText() : item.toString()));
    return String.join(",", items);
  }

  private static String branches(JsonNode rule) {
    return String.join(",", branchList(rule));
  }

  private static List<String> branchList(JsonNode rule) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rule.size(); i++) {
      names.add(branch(rule.get(i), i));
    }
    return names;
  }

  private static String branch(JsonNode branch, int index) {
    if (branch.has("title")) {
      return branch.get("title").toString();
    }
    return branch.has("$ref")
        ? "<" + branch.get("$ref").asText() + ">"
        : "[subschema " + index + "]";
  }
}
