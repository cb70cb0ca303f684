package dev.formwork.templates;

import java.util.List;
import java.util.Map;

/** Checks the values and secrets of a form against a template's schemas. */
public final class ParameterValidation {

  private ParameterValidation() {}

  /**
   * Checks the values against every page and returns all faults, in the order of the pages. A page
   * sees all values, as in Backstage.
   */
  public static List<ValueFault> validate(
      TemplateDefinition definition, Map<String, Object> values) {
    return List.of();
  }

  /** Checks the secrets against `spec.secrets.schema`; no fault carries a secret's value. */
  public static List<ValueFault> validateSecrets(
      TemplateDefinition definition, Map<String, String> secrets) {
    return List.of();
  }
}
