package dev.formwork.catalog.query;

import org.jspecify.annotations.Nullable;

/**
 * A question for the first page of entities.
 *
 * @param order null for the order of the uids
 * @param limit 0 for none but the total
 * @param countTotal whether the total is counted; 0 is answered otherwise
 */
public record EntityQuery(
    EntityFilter filter,
    @Nullable OrderField order,
    @Nullable FullText fullText,
    int limit,
    int offset,
    boolean countTotal) {

  /** The page size of those who name none. */
  public static final int DEFAULT_LIMIT = 200;

  public EntityQuery {
    if (limit < 0 || offset < 0) {
      throw new InvalidQuery(
          "limit %d and offset %d must not be negative (inputs: limit, offset)."
              .formatted(limit, offset));
    }
  }
}
