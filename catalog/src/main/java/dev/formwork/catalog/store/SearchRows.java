package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a served entity can be searched: its leaves, as keys and values. */
final class SearchRows {

  /** One leaf; both values are null when it has none that can be compared. */
  record Row(String key, @Nullable String value, @Nullable String original) {}

  private static final int MAX_LENGTH = 200;
  private static final Set<String> LEFT_OUT =
      Set.of(
          "attachments",
          "relations",
          "status",
          "metadata.etag",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private SearchRows() {}

  static List<Row> of(Entity served) {
    var search = new SearchRows();
    served.content().forEach((key, value) -> search.visit(key, value));
    search.leaf("metadata.name", served.name());
    search.leaf("metadata.namespace", served.namespace());
    search.leaf("metadata.uid", served.uid());
    for (Relation relation : served.relations()) {
      search.leaf("relations." + relation.type(), relation.target().format());
    }
    return new ArrayList<>(search.rows.values());
  }

  /**
   * Paths that differ only in case: such an entity cannot be searched.
   *
   * @return the later of each pair, dotted
   */
  static List<String> collisions(Map<String, Object> document) {
    List<String> collisions = new ArrayList<>();
    collect("", document, collisions);
    return collisions;
  }

  private static void collect(String path, @Nullable Object value, List<String> collisions) {
    if (value instanceof List<?> list) {
      list.forEach(element -> collect(path, element, collisions));
    }
    Map<String, String> seen = new LinkedHashMap<>();
    Documents.map(value)
        .forEach(
            (key, element) -> {
              if (seen.putIfAbsent(key.toLowerCase(Locale.ROOT), key) != null) {
                collisions.add(path + "/" + key.replace("~", "~0").replace("/", "~1"));
              }
              collect(path + "/" + key, element, collisions);
            });
  }

  private void visit(String path, @Nullable Object value) {
    if (LEFT_OUT.contains(path)) {
      return;
    }
    if (value instanceof Map<?, ?>) {
      Documents.map(value).forEach((key, element) -> visit(path + "." + key, element));
      return;
    }
    if (value instanceof List<?> list) {
      for (Object element : list) {
        visit(path, element);
        if (element instanceof String text) {
          leaf(path + "." + text, true);
        }
      }
      return;
    }
    leaf(path, value);
  }

  private void leaf(String path, @Nullable Object value) {
    String key = path.toLowerCase(Locale.ROOT);
    if (key.length() > MAX_LENGTH || key.indexOf('\0') >= 0) {
      return;
    }
    String original = value == null ? null : String.valueOf(value);
    if (original == null || original.length() > MAX_LENGTH || original.indexOf('\0') >= 0) {
      rows.putIfAbsent(key, new Row(key, null, null));
      return;
    }
    String lower = original.toLowerCase(Locale.ROOT);
    rows.putIfAbsent(key + '\0' + lower, new Row(key, lower, original));
  }
}
