package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of `GET /entities`.
 *
 * @param after where the next part starts, or null when this was all
 */
public record EntityListing(List<Entity> items, @Nullable String after) {

  public EntityListing {
    items = List.copyOf(items);
  }
}
