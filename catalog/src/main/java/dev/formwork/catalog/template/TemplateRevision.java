package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.TemplateDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A template as it was at one time; never changes.
 *
 * @param digest SHA-256 over all its files, in hex
 * @param source where it came from, such as `url:https://…/template.yaml` or `upload:template:…`
 * @param baseUrl what relative addresses in it mean, or null for an upload
 */
public record TemplateRevision(
    EntityRef ref,
    String digest,
    TemplateDefinition definition,
    Instant createdAt,
    String source,
    @Nullable String baseUrl) {}
