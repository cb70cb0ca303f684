package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The older list: whole, or by offset. */
final class EntityList {

  private record Window(@Nullable Integer limit, int offset) {}

  private final CatalogDatabase database;

  EntityList(CatalogDatabase database) {
    this.database = database;
  }

  EntityListing list(EntityListQuery query, EntityFilter visible) {
    boolean isPaged = query.limit() != null || query.offset() != null || query.after() != null;
    Window window = window(query);
    Integer limit = window.limit();
    var sql = new Sql().add("select e.served from catalog_entity e");
    sql.add("where e.served is not null and").where(query.filter()).add("and").where(visible);
    if (!isPaged) {
      for (OrderField order : query.order()) {
        sql.add("and exists (select 1");
        values(sql, order).add(")");
      }
    }
    order(sql, query.order(), isPaged);
    if (limit != null) {
      sql.add("limit").bind(limit + 1);
    }
    sql.add("offset").bind(window.offset());
    List<Entity> entities =
        database.read(
            handle ->
                sql.on(handle)
                    .map((row, context) -> new Entity(Json.readMap(row.getString(1))))
                    .list());
    if (limit == null || entities.size() <= limit) {
      return new EntityListing(entities, null);
    }
    return new EntityListing(entities.subList(0, limit), after(limit, window.offset() + limit));
  }

  private static Sql values(Sql sql, OrderField order) {
    sql.add("from catalog_search s where s.uid = e.uid and s.value is not null and s.key =");
    return sql.bind(Sql.lower(order.field()));
  }

  private static void order(Sql sql, List<OrderField> orders, boolean isPaged) {
    sql.add("order by");
    for (OrderField order : orders) {
      sql.add("(select min(s.value)");
      values(sql, order).add(")");
      sql.add(order.ascending() ? "asc" : "desc").add("nulls last,");
    }
    sql.add(isPaged ? "e.ref" : "e.uid");
  }

  private static Window window(EntityListQuery query) {
    String after = query.after();
    Window window =
        after == null
            ? new Window(query.limit(), query.offset() == null ? 0 : query.offset())
            : parse(after);
    if (window.offset() < 0 || (window.limit() != null && window.limit() < 1)) {
      throw new InvalidQuery(
          "limit %s must be at least 1 and offset %d at least 0 (inputs: limit, offset)."
              .formatted(window.limit(), window.offset()));
    }
    return window;
  }

  private static Window parse(String after) {
    try {
      Map<String, Object> json =
          Json.readMap(new String(Base64.getDecoder().decode(after), StandardCharsets.UTF_8));
      Object limit = json.get("limit");
      Object offset = json.getOrDefault("offset", 0);
      if ((limit == null || limit instanceof Integer) && offset instanceof Integer number) {
        return new Window((Integer) limit, number);
      }
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static InvalidQuery malformed() {
    return new InvalidQuery(
        "after is malformed (input: after). Use the one that an earlier answer gave, unchanged.");
  }

  private static String after(int limit, int offset) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limit", limit);
    json.put("offset", offset);
    return Base64.getEncoder().encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }
}
