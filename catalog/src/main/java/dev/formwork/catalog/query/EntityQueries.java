package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Answers questions about entities from the search index. Where a method takes `visible`, that
 * filter says what the caller may see; it holds beside every other filter and is in no cursor.
 */
public final class EntityQueries {

  /** Everything may be seen. */
  public static final EntityFilter EVERYTHING = new EntityFilter.All(List.of());

  public EntityQueries(DataSource database) {}

  public Optional<Entity> byRef(EntityRef ref) {
    return byRef(ref, EVERYTHING);
  }

  public Optional<Entity> byRef(EntityRef ref, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }

  /**
   * The entities of these refs, in their order and as often. Refs must be full and in lower case;
   * what else is there is not found.
   */
  public List<Optional<Entity>> byRefs(List<String> refs, EntityFilter filter) {
    throw new UnsupportedOperationException();
  }

  public Optional<Entity> byUid(String uid, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }

  /** The first page. */
  public EntityPage page(EntityQuery query, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }

  /**
   * A further page.
   *
   * @param cursor of an earlier page
   * @throws InvalidQuery when the cursor is malformed
   */
  public EntityPage page(String cursor, int limit, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }

  /**
   * The older list without totals.
   *
   * @throws InvalidQuery when limit, offset or after are out of bounds
   */
  public EntityListing list(EntityListQuery query, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }

  /** For each facet as it was asked for, its values in order. */
  public Map<String, List<FacetValue>> facets(List<String> facets, EntityFilter filter) {
    throw new UnsupportedOperationException();
  }

  /** What an entity was read from; empty when it does not exist or may not be seen. */
  public Optional<Ancestry> ancestry(EntityRef ref, EntityFilter visible) {
    throw new UnsupportedOperationException();
  }
}
