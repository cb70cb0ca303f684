package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of entities.
 *
 * @param nextCursor null on the last page
 * @param prevCursor null on the first page
 */
public record EntityPage(
    List<Entity> items, long totalItems, @Nullable String nextCursor, @Nullable String prevCursor) {

  public EntityPage {
    items = List.copyOf(items);
  }
}
