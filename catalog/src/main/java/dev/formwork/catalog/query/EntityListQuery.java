package dev.formwork.catalog.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of `GET /entities`; limit, offset and after are null when they were not given.
 *
 * @param after as an earlier answer gave it; wins over limit and offset
 */
public record EntityListQuery(
    EntityFilter filter,
    List<OrderField> order,
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String after) {

  public EntityListQuery {
    order = List.copyOf(order);
  }
}
