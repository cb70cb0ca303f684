package dev.formwork.api.scaffolder;

import dev.formwork.templates.TemplateDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest good revision of a template.
 *
 * @param ref such as `template:default/java-service`
 * @param digest of the revision
 * @param baseUrl where relative addresses of the template begin; null when it was uploaded
 * @param metadata the catalog entity's `metadata`, with namespace and name
 */
record RunnableTemplate(
    String ref,
    String digest,
    @Nullable String baseUrl,
    Map<String, Object> metadata,
    TemplateDefinition definition) {

  RunnableTemplate {
    metadata = new LinkedHashMap<>(metadata);
  }

  /** The title, or the name of a template without one. */
  String title() {
    return definition.title() == null ? definition.name() : definition.title();
  }
}
