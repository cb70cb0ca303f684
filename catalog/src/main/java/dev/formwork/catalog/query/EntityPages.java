package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.query.Cursor.Position;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Pages by key set: what comes and goes between two pages neither skips nor repeats the rest. */
final class EntityPages {

  private record Row(Position position, Entity entity) {}

  private final CatalogDatabase database;

  EntityPages(CatalogDatabase database) {
    this.database = database;
  }

  EntityPage page(Cursor cursor, int limit, int offset, EntityFilter visible) {
    return database.read(
        handle -> {
          long total = cursor.isCounted() ? total(handle, cursor, visible) : 0;
          List<Row> rows =
              limit == 0 ? List.of() : rows(handle, cursor, limit + 1, offset, visible);
          boolean hasMore = rows.size() > limit;
          List<Row> shown = hasMore ? rows.subList(0, limit) : rows;
          return page(cursor, cursor.isBackward() ? shown.reversed() : shown, hasMore, total);
        });
  }

  private static EntityPage page(Cursor cursor, List<Row> rows, boolean hasMore, long total) {
    List<Entity> items = rows.stream().map(Row::entity).toList();
    if (rows.isEmpty()) {
      return new EntityPage(items, total, null, null);
    }
    Position top = rows.getFirst().position();
    Position first = cursor.first() == null ? top : cursor.first();
    boolean hasNext = cursor.isBackward() || hasMore;
    boolean hasPrevious = cursor.position() != null && !top.equals(first);
    Cursor next = cursor.after(rows.getLast().position(), first);
    return new EntityPage(
        items,
        total,
        hasNext ? next.format(total) : null,
        hasPrevious ? next.before(top).format(total) : null);
  }

  private static List<Row> rows(
      Handle handle, Cursor cursor, int limit, int offset, EntityFilter visible) {
    boolean isAscending = cursor.order() == null || cursor.order().ascending();
    boolean isForward = isAscending != cursor.isBackward();
    String direction = isForward ? "asc" : "desc";
    var sql = new Sql();
    if (cursor.order() == null) {
      sql.add("select e.uid, e.served, null as value from catalog_entity e");
      sql.add("where e.served is not null");
    } else {
      sql.add("select e.uid, e.served, o.value from catalog_search o");
      sql.add("join catalog_entity e on e.uid = o.uid where o.value is not null and o.key =");
      sql.bind(Sql.lower(cursor.order().field()));
    }
    Position position = cursor.position();
    if (position != null && position.value() == null) {
      sql.add("and e.uid").add(isForward ? ">" : "<").bind(position.uid());
    } else if (position != null && position.value() != null) {
      sql.add("and (o.value, o.uid)").add(isForward ? "> (" : "< (");
      sql.bind(position.value()).add(",").bind(position.uid()).add(")");
    }
    conditions(sql, cursor, visible);
    sql.add("order by");
    sql.add(cursor.order() == null ? "" : "o.value %s, ".formatted(direction));
    sql.add(cursor.order() == null ? "e.uid" : "o.uid").add(direction);
    sql.add("limit").bind(limit).add("offset").bind(position == null ? offset : 0);
    return sql.on(handle)
        .map(
            (row, context) ->
                new Row(
                    new Position(row.getString("value"), row.getObject("uid", UUID.class)),
                    new Entity(Json.readMap(row.getString("served")))))
        .list();
  }

  private static long total(Handle handle, Cursor cursor, EntityFilter visible) {
    var sql = new Sql().add("select count(*) from catalog_entity e where e.served is not null");
    if (cursor.order() != null) {
      sql.add("and e.uid in (select uid from catalog_search where value is not null and key =");
      sql.bind(Sql.lower(cursor.order().field())).add(")");
    }
    conditions(sql, cursor, visible);
    return sql.on(handle).mapTo(Long.class).one();
  }

  private static void conditions(Sql sql, Cursor cursor, EntityFilter visible) {
    sql.add("and").where(cursor.filter()).add("and").where(visible);
    FullText text = cursor.fullText();
    String term = text == null ? "" : text.term().trim().toLowerCase(Locale.ROOT);
    if (text != null && !term.isEmpty()) {
      sql.add("and e.uid in (select uid from catalog_search where key = any(");
      sql.bind(fields(text, cursor.order())).add(") and value like");
      sql.bind("%" + term + "%").add("escape '')");
    }
  }

  private static List<String> fields(FullText text, @Nullable OrderField order) {
    if (text.fields().isEmpty()) {
      return List.of(order == null ? "metadata.uid" : Sql.lower(order.field()));
    }
    return text.fields().stream().map(Sql::lower).toList();
  }
}
