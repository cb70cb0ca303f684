package dev.formwork.catalog.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A statement that grows with its values; every value from outside is bound. */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  Sql add(String part) {
    text.append(part).append(' ');
    return this;
  }

  /** Adds a bound value: a text, a number, a uuid or a list of texts. */
  Sql bind(Object value) {
    String name = "p" + values.size();
    values.put(name, value);
    return add(":" + name);
  }

  /** Adds a condition on `e.uid`. */
  Sql where(EntityFilter filter) {
    return switch (filter) {
      case EntityFilter.All(List<EntityFilter> filters) -> group(filters, "and", "true");
      case EntityFilter.Any(List<EntityFilter> filters) -> group(filters, "or", "false");
      case EntityFilter.Not(EntityFilter negated) -> add("not (").where(negated).add(")");
      case EntityFilter.Exists(String key) -> rows(key).add(")");
      case EntityFilter.In(String key, List<String> in) ->
          rows(key).add("and value = any(").bind(in.stream().map(Sql::lower).toList()).add("))");
      case EntityFilter.HasPrefix(String key, String prefix) ->
          rows(key)
              .add("and value >=")
              .bind(lower(prefix))
              .add("and starts_with(value,")
              .bind(lower(prefix))
              .add("))");
    };
  }

  private Sql rows(String key) {
    return add("e.uid in (select uid from catalog_search where key =").bind(lower(key));
  }

  private Sql group(List<EntityFilter> filters, String operator, String whenEmpty) {
    if (filters.isEmpty()) {
      return add(whenEmpty);
    }
    add("(");
    for (int i = 0; i < filters.size(); i++) {
      add(i == 0 ? "" : operator).where(filters.get(i));
    }
    return add(")");
  }

  Query on(Handle handle) {
    return on(handle, "");
  }

  /** The statement with something before it, such as `explain`. */
  Query on(Handle handle, String before) {
    Query query = handle.createQuery(before + text);
    values.forEach(
        (name, value) -> {
          switch (value) {
            case List<?> list -> query.bindArray(name, String.class, new ArrayList<>(list));
            case UUID uuid -> query.bind(name, uuid);
            default -> query.bind(name, value);
          }
        });
    return query;
  }

  static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
