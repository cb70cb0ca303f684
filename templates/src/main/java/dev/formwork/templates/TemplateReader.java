package dev.formwork.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads `scaffolder.backstage.io/v1beta3` templates. */
public final class TemplateReader {

  /** The one version of templates that Backstage's scaffolder and Formwork read. */
  public static final String API_VERSION = "scaffolder.backstage.io/v1beta3";

  private static final Pattern NAME =
      Pattern.compile("(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?");
  private static final Pattern NAMESPACE =
      Pattern.compile("(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

  private final Faults faults;

  private TemplateReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads one document and reports every fault it finds. Keys that are not known are kept and are
   * no fault, as in Backstage.
   *
   * @param fileName for the words of a fault, such as `template.yaml`
   */
  public static TemplateReading read(String yaml, String fileName) {
    return TemplateDocument.read(yaml, fileName).reading();
  }

  /** Reads what YAML made of a file; null when there is nothing. */
  static TemplateReading read(@Nullable Object document, String fileName, Faults faults) {
    if (document == null) {
      if (faults.isEmpty()) {
        faults.add("", fileName + " is empty. Write a template into it.");
      }
      return new TemplateReading(null, faults.all());
    }
    Section entity = Section.of(document, "", faults);
    TemplateDefinition definition = new TemplateReader(faults).definition(entity);
    return new TemplateReading(faults.isEmpty() ? definition : null, faults.all());
  }

  private TemplateDefinition definition(Section entity) {
    expect(entity, "apiVersion", API_VERSION);
    expect(entity, "kind", "Template");
    Section metadata = entity.section("metadata");
    Section spec = entity.section("spec");
    String name = metadata.requiredText("name", "java-service");
    String rule = "use 1 to 63 letters, digits and - _ . between them";
    metadata.matches("name", NAME, rule);
    metadata.matches("namespace", NAMESPACE, "use 1 to 63 small letters, digits and - between");
    String namespace = metadata.filledText("namespace");
    return new TemplateDefinition(
        name,
        namespace == null ? "default" : namespace,
        metadata.filledText("title"),
        metadata.text("description"),
        spec.filledText("owner"),
        spec.requiredText("type", "service"),
        metadata.texts("tags"),
        notNull(metadata.entries()),
        pages(spec),
        secretsSchema(spec),
        new StepReader(faults).steps(spec),
        output(spec),
        spec.choice("onFailure", List.of(OnFailure.UNDO, OnFailure.PAUSE, OnFailure.KEEP)),
        spec.duration("decideWithin"),
        spec.map("presentation"),
        notNull(entity.entries()));
  }

  private static void expect(Section entity, String key, String value) {
    if (!value.equals(entity.get(key))) {
      entity.fault(
          key,
          entity.has(key)
              ? "'%s' must be '%s' but is '%s'.".formatted(key, value, entity.get(key))
              : "'%s' is missing. Add '%s: %s'.".formatted(key, key, value));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> notNull(Map<String, @Nullable Object> entries) {
    return (Map<String, Object>) (Map<String, ?>) entries;
  }

  private List<ParameterPage> pages(Section spec) {
    Object parameters = spec.get("parameters");
    List<ParameterPage> pages = new ArrayList<>();
    if (parameters == null) {
      return pages;
    }
    if (!(parameters instanceof List<?> list)) {
      pages.add(page(spec.section("parameters")));
      return pages;
    }
    for (int i = 0; i < list.size(); i++) {
      String pointer = Faults.pointer(spec.pointer("parameters"), i);
      pages.add(page(Section.of(list.get(i), pointer, faults)));
    }
    return pages;
  }

  private ParameterPage page(Section page) {
    usable(page);
    return new ParameterPage(page.text("title"), page.text("description"), notNull(page.entries()));
  }

  /** A schema that would refuse every form is the template's fault, not the form's. */
  private void usable(Section schema) {
    String problem = ParameterValidation.problem(notNull(schema.entries()));
    if (problem != null) {
      schema.fault("This schema cannot be used: %s. Correct it.".formatted(problem));
    }
  }

  private @Nullable Map<String, Object> secretsSchema(Section spec) {
    if (!spec.has("secrets")) {
      return null;
    }
    Section secrets = spec.section("secrets");
    if (!secrets.has("schema")) {
      return null;
    }
    usable(secrets.section("schema"));
    return secrets.map("schema");
  }

  private static Map<String, Object> output(Section spec) {
    Map<String, Object> output = spec.map("output");
    for (String key : List.of("links", "text")) {
      Object value = output.get(key);
      if (value != null && !(value instanceof List) && !(value instanceof String)) {
        spec.fault(
            "output", "'output.%s' must be a list or an expression that gives one.".formatted(key));
      }
    }
    return output;
  }
}
