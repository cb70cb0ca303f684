package dev.formwork.templates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template that was read without a fault. All collections are unmodifiable and keep the order of
 * the file.
 *
 * @param namespace `default` when the template gives none
 * @param owner entity reference as written, or null
 * @param metadata the whole `metadata`
 * @param parameters the pages of the form; one page when `spec.parameters` is a single object
 * @param secretsSchema JSON Schema of the secrets, or null when any are taken
 * @param output the whole `spec.output`, not rendered
 * @param onFailure `spec.onFailure`, or null when the template leaves it to the default
 * @param decideWithin how long a paused run waits, or null for the default
 * @param presentation `spec.presentation`, empty when there is none
 * @param entity the whole document
 */
public record TemplateDefinition(
    String name,
    String namespace,
    @Nullable String title,
    @Nullable String description,
    @Nullable String owner,
    String type,
    List<String> tags,
    Map<String, Object> metadata,
    List<ParameterPage> parameters,
    @Nullable Map<String, Object> secretsSchema,
    List<StepDefinition> steps,
    Map<String, Object> output,
    @Nullable OnFailure onFailure,
    @Nullable Duration decideWithin,
    Map<String, Object> presentation,
    Map<String, Object> entity) {

  public TemplateDefinition {
    tags = Ordered.copy(tags);
    metadata = Ordered.copy(metadata);
    parameters = Ordered.copy(parameters);
    secretsSchema = secretsSchema == null ? null : Ordered.copy(secretsSchema);
    steps = Ordered.copy(steps);
    output = Ordered.copy(output);
    presentation = Ordered.copy(presentation);
    entity = Ordered.copy(entity);
  }
}
