package dev.formwork.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the values and secrets of a form against a template's schemas. */
public final class ParameterValidation {

  private ParameterValidation() {}

  /**
   * Checks the values against every page and returns all faults, in the order of the pages. A page
   * sees all values, as in Backstage; unlike there, a fault on one page does not hide the next.
   */
  public static List<ValueFault> validate(
      TemplateDefinition definition, Map<String, Object> values) {
    List<ValueFault> faults = new ArrayList<>();
    for (ParameterPage page : definition.parameters()) {
      for (ValueFault fault : check(page.schema(), values)) {
        if (!faults.contains(fault)) {
          faults.add(fault);
        }
      }
    }
    return faults;
  }

  /** Checks the secrets against `spec.secrets.schema`; no fault carries a secret's value. */
  public static List<ValueFault> validateSecrets(
      TemplateDefinition definition, Map<String, String> secrets) {
    Map<String, Object> schema = definition.secretsSchema();
    return schema == null
        ? List.of()
        : check(schema, secrets).stream().map(ParameterValidation::ofSecret).toList();
  }

  /** Checks values against any JSON Schema; a schema that cannot be used is one fault. */
  public static List<ValueFault> check(Map<String, Object> schema, Map<String, ?> values) {
    try {
      return new SchemaCheck(schema).faults(values);
    } catch (SchemaCheck.BrokenSchema broken) {
      String message =
          "cannot be checked, because the template's schema is broken: %s. Tell its owner."
              .formatted(broken.getMessage());
      return List.of(
          new ValueFault(
              List.of(),
              "instance",
              message,
              schema,
              Map.of(),
              "$ref",
              null,
              "instance " + message));
    }
  }

  /** Backstage's shape for secrets: other words in front, and never the value. */
  private static ValueFault ofSecret(ValueFault fault) {
    String property = "secrets" + fault.property().substring("instance".length());
    String message =
        fault.name().equals("required")
            ? "%s.%s is required".formatted(property, fault.argument())
            : property + " " + fault.message();
    return new ValueFault(
        fault.path(),
        property,
        message,
        fault.schema(),
        Map.of(),
        fault.name(),
        fault.argument(),
        fault.stack());
  }

  /** Why a schema cannot be used, or null when it can. */
  static @Nullable String problem(Map<String, Object> schema) {
    try {
      new SchemaCheck(schema);
      return null;
    } catch (SchemaCheck.BrokenSchema broken) {
      return broken.getMessage();
    }
  }
}
