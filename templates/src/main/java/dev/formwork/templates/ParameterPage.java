package dev.formwork.templates;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of the form.
 *
 * @param schema the page's whole JSON Schema as the template has it, `title` and `ui:` keys
 *     included
 */
public record ParameterPage(
    @Nullable String title, @Nullable String description, Map<String, Object> schema) {

  public ParameterPage {
    schema = Ordered.copy(schema);
  }
}
