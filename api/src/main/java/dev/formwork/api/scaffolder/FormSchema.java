package dev.formwork.api.scaffolder;

import dev.formwork.templates.ParameterPage;
import dev.formwork.templates.TemplateDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Backstage's description of a template's form. */
final class FormSchema {

  private static final String NO_TITLE = "Please enter the following information";

  private FormSchema() {}

  static Map<String, Object> of(TemplateDefinition template) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", template.title() == null ? template.name() : template.title());
    if (template.description() != null) {
      schema.put("description", template.description());
    }
    if (!template.presentation().isEmpty()) {
      schema.put("presentation", template.presentation());
    }
    if (template.metadata().get("ui:options") != null) {
      schema.put("ui:options", template.metadata().get("ui:options"));
    }
    schema.put("steps", template.parameters().stream().map(FormSchema::page).toList());
    Object decorators = decorators(template);
    if (decorators != null) {
      schema.put("formDecorators", decorators);
    }
    return schema;
  }

  private static Map<String, Object> page(ParameterPage page) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("title", Objects.requireNonNullElse(page.title(), NO_TITLE));
    if (page.description() != null) {
      step.put("description", page.description());
    }
    step.put("schema", page.schema());
    return step;
  }

  private static @Nullable Object decorators(TemplateDefinition template) {
    if (!(template.entity().get("spec") instanceof Map<?, ?> spec)) {
      return null;
    }
    Object decorators = spec.get("formDecorators");
    return decorators == null ? spec.get("EXPERIMENTAL_formDecorators") : decorators;
  }
}
