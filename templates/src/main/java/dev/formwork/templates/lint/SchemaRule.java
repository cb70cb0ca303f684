package dev.formwork.templates.lint;

import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.ValueFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of the form are JSON Schema that a form can satisfy. */
final class SchemaRule implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Object parameters = subject.spec().get("parameters");
    if (parameters instanceof List<?> pages) {
      for (int i = 0; i < pages.size(); i++) {
        page(Content.map(pages.get(i)), "/spec/parameters/" + i, subject, findings);
      }
    } else if (parameters != null) {
      page(Content.map(parameters), "/spec/parameters", subject, findings);
    }
  }

  private static void page(
      Map<String, Object> page, String pointer, Subject subject, Findings findings) {
    words(page, pointer, findings);
    if (Boolean.FALSE.equals(page.get("additionalProperties"))) {
      Set<String> own = Content.map(page.get("properties")).keySet();
      String others =
          subject.form().fields().keySet().stream()
              .filter(name -> !own.contains(name))
              .collect(Collectors.joining(", "));
      if (!others.isEmpty()) {
        findings.add(
            Severity.ERROR,
            "closed-page",
            Content.pointer(pointer, "additionalProperties"),
            "Every page is checked against all values, so this page refuses what others ask for: %s. Remove 'additionalProperties: false'."
                .formatted(others));
      }
    }
    if (Content.list(page.get("required")).stream()
        .anyMatch(name -> !subject.form().fields().containsKey(String.valueOf(name)))) {
      undeclared(page, pointer, subject, findings);
    }
    Content.map(page.get("properties"))
        .forEach((name, field) -> starting(name, Content.map(field), pointer, findings));
  }

  private static void undeclared(
      Map<String, Object> page, String pointer, Subject subject, Findings findings) {
    List<?> required = Content.list(page.get("required"));
    for (int i = 0; i < required.size(); i++) {
      String name = String.valueOf(required.get(i));
      if (!subject.form().fields().containsKey(name)) {
        findings.add(
            Severity.ERROR,
            "required-field-missing",
            Content.pointer(pointer + "/required", i),
            "'%s' is required, but no page has such a field, so nobody can fill in the form.%s"
                .formatted(name, Nearest.hint(name, subject.form().fields().keySet())));
      }
    }
  }

  private static void starting(
      String name, Map<String, Object> field, String page, Findings findings) {
    Object value = field.get("default");
    if (value == null || Content.holdsTemplate(value)) {
      return;
    }
    Map<String, Object> schema = Map.of("properties", Map.of(name, field));
    for (ValueFault fault : ParameterValidation.check(schema, Map.of(name, value))) {
      findings.add(
          Severity.WARNING,
          "wrong-default",
          Content.pointer(Content.pointer(page + "/properties", name), "default"),
          "The default of '%s' breaks the field's own rules: it %s."
              .formatted(name, fault.message()));
    }
  }

  /** Values of JSON Schema's own words that are of no kind it allows. */
  private static void words(Map<String, Object> page, String pointer, Findings findings) {
    for (SchemaWordFault fault : SchemaWordFault.of(page)) {
      findings.add(
          fault.isHarmless() ? Severity.WARNING : Severity.ERROR,
          "parameter-schema",
          pointer + fault.pointer(),
          fault.message());
    }
  }
}
