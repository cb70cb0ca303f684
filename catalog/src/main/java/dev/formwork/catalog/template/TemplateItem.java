package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template in a list.
 *
 * @param digest of the current good revision, or null when there never was one
 * @param revisedAt when that revision came, or null
 * @param faults of the newest files, when they are broken
 */
public record TemplateItem(
    EntityRef ref,
    String name,
    String namespace,
    String title,
    @Nullable String description,
    List<String> tags,
    String type,
    @Nullable String owner,
    String source,
    @Nullable String digest,
    @Nullable Instant revisedAt,
    List<Fault> faults) {

  public TemplateItem {
    tags = List.copyOf(tags);
    faults = List.copyOf(faults);
  }
}
