package dev.formwork.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a value breaks, with what the schema and the value are there. What is wrong inside of
 * `anyOf` or `oneOf` counts as that rule broken, since no single branch is to blame.
 */
record SchemaFault(
    String keyword,
    List<Object> path,
    JsonNode schema,
    @Nullable JsonNode instance,
    ValidationMessage message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SchemaFault of(ValidationMessage message, JsonNode root, JsonNode values) {
    JsonNodePath rules = message.getEvaluationPath();
    int last = choice(rules);
    List<Object> path = new ArrayList<>();
    int deep =
        last == rules.getNameCount() - 1
            ? message.getInstanceLocation().getNameCount()
            : steps(rules, last);
    for (int i = 0; i < deep; i++) {
      Object element = message.getInstanceLocation().getElement(i);
      path.add(element instanceof Number number ? number.intValue() : element);
    }
    String keyword = last < 0 ? message.getType() : rules.getName(last);
    JsonNode schema = resolve(root, rules, Math.max(0, last));
    return new SchemaFault(
        isDependency(rules, last) ? "dependencies" : keyword,
        path,
        schema,
        instance(values, path),
        message);
  }

  private static boolean isDependency(JsonNodePath rules, int last) {
    return last >= 0 && rules.getName(last).equals("dependencies");
  }

  /** Index of the rule to blame: the first choice on the way, else the last rule. */
  private static int choice(JsonNodePath rules) {
    for (int i = 0; i < rules.getNameCount(); i++) {
      String name = rules.getName(i);
      if ((name.equals("anyOf") || name.equals("oneOf")) && !isName(rules, i)) {
        return i;
      }
    }
    return rules.getNameCount() - 1;
  }

  /** Whether an element of a rule's path is the name of a property instead of a keyword. */
  private static boolean isName(JsonNodePath rules, int index) {
    return index > 0 && isNaming(rules, index - 1);
  }

  private static boolean isNaming(JsonNodePath rules, int index) {
    boolean naming =
        switch (rules.getName(index)) {
          case "properties", "patternProperties", "definitions", "dependencies" -> true;
          default -> false;
        };
    return naming && !isName(rules, index);
  }

  /** How many steps into the value the first rules go. */
  private static int steps(JsonNodePath rules, int count) {
    int steps = 0;
    for (int i = 0; i < count; i++) {
      boolean into =
          switch (rules.getName(i)) {
            case "properties", "patternProperties", "items" -> true;
            case "additionalProperties", "additionalItems", "contains" -> true;
            default -> false;
          };
      steps += into && !isName(rules, i) ? 1 : 0;
    }
    return steps;
  }

  /** The schema that the first rules of a path lead to. */
  private static JsonNode resolve(JsonNode root, JsonNodePath rules, int count) {
    JsonNode node = root;
    for (int i = 0; i < count; i++) {
      String name = rules.getName(i);
      JsonNode next = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
      boolean reference = name.equals("$ref") && next.isTextual() && !isName(rules, i);
      node = reference ? root.at(next.asText().substring(1)) : next;
    }
    return node;
  }

  private static @Nullable JsonNode instance(JsonNode values, List<Object> path) {
    JsonNode node = values;
    for (Object step : path) {
      node = step instanceof Integer index ? node.path(index) : node.path((String) step);
    }
    return node.isMissingNode() ? null : node;
  }

  /** The rule's value in the schema. */
  JsonNode rule() {
    return schema.path(keyword);
  }

  /** The faults that a reader of the form gets; usually one. */
  List<ValueFault> worded(boolean budgetExceeded) {
    if (keyword.equals("pattern") && budgetExceeded) {
      return List.of(
          fault(
              "could not be checked, because the form's patterns cost too much. Tell the owner"
                  + " of the template.",
              plain(rule())));
    }
    if (keyword.equals("dependencies")) {
      return SchemaWords.missing(this).stream()
          .map(missing -> fault(missing, property() + "." + message.getProperty()))
          .toList();
    }
    return List.of(fault(SchemaWords.of(this), SchemaWords.argument(this)));
  }

  private ValueFault fault(String text, @Nullable Object argument) {
    return new ValueFault(
        path,
        property(),
        text,
        plain(schema),
        instance == null ? null : plain(instance),
        keyword,
        argument,
        property() + " " + text);
  }

  private String property() {
    StringBuilder property = new StringBuilder("instance");
    for (Object step : path) {
      if (step instanceof Integer) {
        property.append('[').append(step).append(']');
      } else {
        property.append('.').append(step);
      }
    }
    return property.toString();
  }

  static @Nullable Object plain(JsonNode node) {
    return node.isMissingNode() ? null : JSON.convertValue(node, Object.class);
  }
}
