package dev.formwork.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are asked for.
 *
 * @param limit 0 to 200
 * @param offset rows to pass over, from 0
 */
public record Page(int limit, int offset) {

  private static final int MAX = 200;
  private static final int DEFAULT = 50;

  /** Checks what a call of the native API gives; 50 rows unless it says otherwise. */
  public static Page of(@Nullable Integer limit, @Nullable Integer offset) {
    if (limit != null && (limit < 0 || limit > MAX)) {
      throw ApiFailure.input(
          "request/query/limit must be 0 to %d, not %d. Ask for more with offset."
              .formatted(MAX, limit));
    }
    if (offset != null && offset < 0) {
      throw ApiFailure.input("request/query/offset must be >= 0, not %d.".formatted(offset));
    }
    return new Page(limit == null ? DEFAULT : limit, offset == null ? 0 : offset);
  }

  /** The rows of a whole list that this page shows. */
  public <T> List<T> slice(List<T> all) {
    int from = Math.min(offset, all.size());
    return all.subList(from, Math.min(from + limit, all.size()));
  }
}
