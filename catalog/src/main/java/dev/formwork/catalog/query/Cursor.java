package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts and what it is a page of. Its text form is base64 of JSON, as Backstage's
 * client expects; it is not signed, so nothing in it is trusted.
 *
 * @param position the row beside which the page starts, or null for the first page
 * @param isBackward whether the page ends before that row instead of starting after it
 * @param first the first row of the first page, or null before there was one
 * @param isCounted whether totals are wanted
 */
record Cursor(
    EntityFilter filter,
    @Nullable OrderField order,
    @Nullable FullText fullText,
    @Nullable Position position,
    boolean isBackward,
    @Nullable Position first,
    boolean isCounted) {

  /**
   * A row in the order of a list.
   *
   * @param value of the order field, or null when the order is that of the uids
   */
  record Position(@Nullable String value, UUID uid) {}

  static Cursor first(EntityQuery query) {
    return new Cursor(
        query.filter(), query.order(), query.fullText(), null, false, null, query.countTotal());
  }

  Cursor after(Position row, @Nullable Position firstRow) {
    return new Cursor(filter, order, fullText, row, false, firstRow, isCounted);
  }

  Cursor before(Position row) {
    return new Cursor(filter, order, fullText, row, true, first, isCounted);
  }

  String format(long totalItems) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orderFields", order == null ? List.of() : List.of(json(order)));
    json.put("orderFieldValues", position == null ? List.of() : json(position));
    json.put("isPrevious", isBackward);
    if (first != null) {
      json.put("firstSortFieldValues", json(first));
    }
    if (!filter.equals(EntityQueries.EVERYTHING)) {
      json.put("query", filter.toQuery());
    }
    if (fullText != null) {
      json.put("fullTextFilter", Map.of("term", fullText.term(), "fields", fullText.fields()));
    }
    json.put("totalItems", totalItems);
    return Base64.getEncoder().encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  static Cursor parse(String text) {
    Map<String, Object> json = decoded(text);
    List<Object> orders = list(json, "orderFields");
    OrderField order = orders.isEmpty() ? null : order(Documents.map(orders.getFirst()));
    if (!(json.get("isPrevious") instanceof Boolean isPrevious)) {
      throw malformed();
    }
    List<Object> first = Documents.list(json.get("firstSortFieldValues"));
    EntityFilter filter = EntityQueries.EVERYTHING;
    if (json.containsKey("query")) {
      filter = Predicates.read(json.get("query"));
    } else if (json.containsKey("filter")) {
      filter = Predicates.readLegacy(json.get("filter"));
    }
    return new Cursor(
        filter,
        order,
        fullText(Documents.map(json.get("fullTextFilter"))),
        position(list(json, "orderFieldValues"), order),
        isPrevious,
        first.isEmpty() ? null : position(first, order),
        !(json.get("totalItems") instanceof Number total && total.longValue() == 0));
  }

  private static Map<String, Object> decoded(String text) {
    try {
      String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
      return Json.readMap(new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static OrderField order(Map<String, Object> json) {
    Object direction = json.getOrDefault("order", "asc");
    if (!(json.get("field") instanceof String field)
        || !("asc".equals(direction) || "desc".equals(direction))) {
      throw malformed();
    }
    return new OrderField(field, "asc".equals(direction));
  }

  private static Position position(List<Object> values, @Nullable OrderField order) {
    int length = order == null ? 1 : 2;
    if (values.size() != length || !(values.getLast() instanceof String uid)) {
      throw malformed();
    }
    String value = null;
    if (order != null) {
      value = values.getFirst() instanceof String text ? text : "";
    }
    try {
      return new Position(value, UUID.fromString(uid));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static @Nullable FullText fullText(Map<String, Object> json) {
    if (!(json.get("term") instanceof String term)) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    for (Object field : Documents.list(json.get("fields"))) {
      fields.add(String.valueOf(field));
    }
    return new FullText(term, fields);
  }

  private static List<Object> list(Map<String, Object> json, String key) {
    if (!(json.get(key) instanceof List<?>)) {
      throw malformed();
    }
    return Documents.list(json.get(key));
  }

  private static Map<String, Object> json(OrderField order) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", order.field());
    json.put("order", order.ascending() ? "asc" : "desc");
    return json;
  }

  private static List<Object> json(Position position) {
    String value = position.value();
    return value == null
        ? List.of(position.uid().toString())
        : List.of(value, position.uid().toString());
  }

  private static InvalidQuery malformed() {
    return new InvalidQuery(
        "The cursor is malformed (input: cursor). Use the one that an earlier answer gave, unchanged.");
  }
}
