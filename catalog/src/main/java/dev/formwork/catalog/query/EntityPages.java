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
          long total =
              cursor.isCounted() ? total(cursor, visible).on(handle).mapTo(Long.class).one() : 0;
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
    return rows(cursor, limit, offset, visible)
        .on(handle)
        .map(
            (row, context) ->
                new Row(
                    new Position(
                        cursor.order() == null ? null : row.getString("value"),
                        row.getObject("uid", UUID.class)),
                    new Entity(Json.readMap(row.getString("served")))))
        .list();
  }

  /** Finds the ids of a page first, from the index alone, and then their entities. */
  static Sql rows(Cursor cursor, int limit, int offset, EntityFilter visible) {
    boolean isAscending = cursor.order() == null || cursor.order().ascending();
    boolean isForward = isAscending != cursor.isBackward();
    String direction = isForward ? "asc" : "desc";
    String order = "order by value %s, uid %s".formatted(direction, direction);
    Sql sql = matching(cursor);
    sql.add("select page.uid, page.value, entity.served from (select e.uid, e.value");
    candidates(sql, cursor);
    Position position = cursor.position();
    if (position != null) {
      String value = position.value() == null ? position.uid().toString() : position.value();
      sql.add("and (e.value, e.uid)").add(isForward ? "> (" : "< (");
      sql.bind(value).add(",").bind(position.uid()).add(")");
    }
    conditions(sql, cursor, visible).add(order);
    sql.add("limit").bind(limit).add("offset").bind(position == null ? offset : 0);
    return sql.add(") page join catalog_entity entity using (uid)").add(order);
  }

  static Sql total(Cursor cursor, EntityFilter visible) {
    Sql sql = matching(cursor).add("select count(distinct e.uid)");
    candidates(sql, cursor);
    return conditions(sql, cursor, visible);
  }

  /** Every value of the order field; of `metadata.uid` each entity has one. */
  private static void candidates(Sql sql, Cursor cursor) {
    String field = cursor.order() == null ? "metadata.uid" : Sql.lower(cursor.order().field());
    sql.add("from catalog_search e where e.value is not null and e.key =").bind(field);
  }

  /** What the text matches, looked up once: how much that is cannot be guessed. */
  private static Sql matching(Cursor cursor) {
    var sql = new Sql();
    FullText text = cursor.fullText();
    if (text != null && !term(text).isEmpty()) {
      sql.add("with matching as materialized (select uid from catalog_search where key = any(");
      sql.bind(fields(text, cursor.order())).add(") and value like");
      sql.bind("%" + term(text) + "%").add("escape '')");
    }
    return sql;
  }

  private static Sql conditions(Sql sql, Cursor cursor, EntityFilter visible) {
    FullText text = cursor.fullText();
    if (text != null && !term(text).isEmpty()) {
      sql.add("and e.uid in (select uid from matching)");
    }
    return sql.add("and").where(cursor.filter()).add("and").where(visible);
  }

  private static String term(FullText text) {
    return text.term().trim().toLowerCase(Locale.ROOT);
  }

  private static List<String> fields(FullText text, @Nullable OrderField order) {
    if (text.fields().isEmpty()) {
      return List.of(order == null ? "metadata.uid" : Sql.lower(order.field()));
    }
    return text.fields().stream().map(Sql::lower).toList();
  }
}
