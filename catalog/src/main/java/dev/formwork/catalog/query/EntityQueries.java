package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.store.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Answers questions about entities from the search index. Where a method takes `visible`, that
 * filter says what the caller may see; it holds beside every other filter and is in no cursor.
 */
public final class EntityQueries {

  /** Everything may be seen. */
  public static final EntityFilter EVERYTHING = new EntityFilter.All(List.of());

  private final CatalogDatabase database;
  private final EntityPages pages;
  private final EntityList list;
  private final Ancestors ancestors;

  public EntityQueries(DataSource dataSource) {
    database = new CatalogDatabase(dataSource);
    pages = new EntityPages(database);
    list = new EntityList(database);
    ancestors = new Ancestors(this, database);
  }

  public Optional<Entity> byRef(EntityRef ref) {
    return byRef(ref, EVERYTHING);
  }

  public Optional<Entity> byRef(EntityRef ref, EntityFilter visible) {
    return byRefs(List.of(ref.format()), visible).getFirst();
  }

  /**
   * The entities of these refs, in their order and as often. Refs must be full and in lower case;
   * what else is there is not found.
   */
  public List<Optional<Entity>> byRefs(List<String> refs, EntityFilter filter) {
    var sql = new Sql().add("select e.ref, e.served from catalog_entity e where e.ref = any(");
    sql.bind(refs).add(") and e.served is not null and").where(filter);
    Map<String, Entity> found = new HashMap<>();
    database.read(
        handle ->
            sql.on(handle)
                .map(
                    (row, context) ->
                        found.put(row.getString(1), new Entity(Json.readMap(row.getString(2)))))
                .list());
    return refs.stream().map(ref -> Optional.ofNullable(found.get(ref))).toList();
  }

  public Optional<Entity> byUid(String uid, EntityFilter visible) {
    Optional<UUID> id = CatalogDatabase.uuid(uid);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    var sql = new Sql().add("select e.served from catalog_entity e where e.uid =").bind(id.get());
    sql.add("and e.served is not null and").where(visible);
    return database.read(
        handle ->
            sql.on(handle)
                .map((row, context) -> new Entity(Json.readMap(row.getString(1))))
                .findOne());
  }

  /** The first page. */
  public EntityPage page(EntityQuery query, EntityFilter visible) {
    return pages.page(Cursor.first(query), query.limit(), query.offset(), visible);
  }

  /**
   * A further page.
   *
   * @param cursor of an earlier page
   * @throws InvalidQuery when the cursor is malformed
   */
  public EntityPage page(String cursor, int limit, EntityFilter visible) {
    if (limit < 0) {
      throw new InvalidQuery("limit %d must not be negative (input: limit).".formatted(limit));
    }
    return pages.page(Cursor.parse(cursor), limit, 0, visible);
  }

  /**
   * The older list without totals.
   *
   * @throws InvalidQuery when limit, offset or after are out of bounds
   */
  public EntityListing list(EntityListQuery query, EntityFilter visible) {
    return list.list(query, visible);
  }

  /** For each facet as it was asked for, its values in order. */
  public Map<String, List<FacetValue>> facets(List<String> facets, EntityFilter filter) {
    var sql = new Sql().add("select e.key, e.original_value, count(*) from catalog_search e");
    sql.add("where e.original_value is not null and e.key = any(");
    sql.bind(facets.stream().map(Sql::lower).toList()).add(") and").where(filter);
    sql.add("group by e.key, e.original_value order by e.key, e.original_value");
    Map<String, List<FacetValue>> counted = new HashMap<>();
    database.read(
        handle ->
            sql.on(handle)
                .map(
                    (row, context) ->
                        counted
                            .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(new FacetValue(row.getString(2), row.getLong(3))))
                .list());
    Map<String, List<FacetValue>> answer = new LinkedHashMap<>();
    for (String facet : facets) {
      answer.put(facet, List.copyOf(counted.getOrDefault(Sql.lower(facet), List.of())));
    }
    return answer;
  }

  /** What an entity was read from; empty when it does not exist or may not be seen. */
  public Optional<Ancestry> ancestry(EntityRef ref, EntityFilter visible) {
    return ancestors.of(ref, visible);
  }
}
