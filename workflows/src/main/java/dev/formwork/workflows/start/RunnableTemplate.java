package dev.formwork.workflows.start;

import dev.formwork.templates.TemplateDefinition;
import java.util.LinkedHashMap;
import java.util.Locale;
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
public record RunnableTemplate(
    String ref,
    String digest,
    @Nullable String baseUrl,
    Map<String, Object> metadata,
    TemplateDefinition definition) {

  /** Copies the metadata. */
  public RunnableTemplate {
    metadata = new LinkedHashMap<>(metadata);
  }

  /** The title, or the name of a template without one. */
  public String title() {
    return definition.title() == null ? definition.name() : definition.title();
  }

  /** The owner as a full reference; a bare name is a group of the template's namespace. */
  public @Nullable String owner() {
    String owner = definition.owner();
    if (owner == null || owner.isBlank()) {
      return null;
    }
    String text = owner.toLowerCase(Locale.ROOT);
    String withNamespace =
        text.contains("/")
            ? text
            : text.contains(":")
                ? text.replace(":", ":" + definition.namespace() + "/")
                : definition.namespace() + "/" + text;
    return withNamespace.contains(":") ? withNamespace : "group:" + withNamespace;
  }
}
