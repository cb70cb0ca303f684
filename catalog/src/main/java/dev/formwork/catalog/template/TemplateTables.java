package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.Json;
import dev.formwork.templates.Fault;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of templates and their files. */
final class TemplateTables {

  private TemplateTables() {}

  /** Stores each content once, whoever has it. */
  static void writeTree(Handle handle, TemplateTree tree) {
    List<String> hashes = tree.items().stream().map(TemplateTree.Item::hash).toList();
    Set<String> there =
        new HashSet<>(
            handle
                .createQuery("select hash from template_blob where hash = any(:hashes)")
                .bindArray("hashes", String.class, hashes)
                .mapTo(String.class)
                .list());
    for (TemplateTree.Item item : tree.items()) {
      if (there.add(item.hash())) {
        handle
            .createUpdate("insert into template_blob (hash, content) values (:hash, :content)")
            .bind("hash", item.hash())
            .bind("content", item.file().content())
            .execute();
      }
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into template_tree_file (digest, path, mode, hash, size)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """);
    for (TemplateTree.Item item : tree.items()) {
      batch.add(
          tree.digest(),
          item.file().path(),
          item.mode(),
          item.hash(),
          (long) item.file().content().length);
    }
    batch.execute();
  }

  static List<TemplateFile> files(Handle handle, String digest, @Nullable String path) {
    return handle
        .createQuery(
            """
            select path, mode, content from template_tree_file join template_blob using (hash)
            where digest = :digest and (cast(:path as text) is null or path = :path) order by path
            """)
        .bind("digest", digest)
        .bind("path", path)
        .map(
            (row, context) ->
                new TemplateFile(
                    row.getString("path"),
                    row.getBytes("content"),
                    row.getString("mode").equals("executable"),
                    row.getString("mode").equals("link")))
        .list();
  }

  static Optional<TemplateItem> item(Handle handle, EntityRef ref) {
    return handle
        .createQuery("select * from template where ref = :ref")
        .bind("ref", ref.format())
        .map((row, context) -> item(row))
        .findOne();
  }

  static TemplatePage page(Handle handle, @Nullable String text, int limit, int offset) {
    String matching =
        """
        from template where cast(:text as text) is null
          or position(lower(:text) in lower(concat_ws(' ', title, name, description,
            array_to_string(tags, ' ')))) > 0
        """;
    long total =
        handle
            .createQuery("select count(*) " + matching)
            .bind("text", text)
            .mapTo(Long.class)
            .one();
    List<TemplateItem> items =
        handle
            .createQuery(
                "select * %s order by lower(title), ref limit :limit offset :offset"
                    .formatted(matching))
            .bind("text", text)
            .bind("limit", limit)
            .bind("offset", offset)
            .map((row, context) -> item(row))
            .list();
    return new TemplatePage(items, total);
  }

  private static TemplateItem item(ResultSet row) throws SQLException {
    return new TemplateItem(
        EntityRef.parse(row.getString("ref")),
        row.getString("name"),
        row.getString("namespace"),
        row.getString("title"),
        row.getString("description"),
        strings(row.getArray("tags")),
        row.getString("type"),
        row.getString("owner"),
        row.getString("source"),
        row.getString("digest"),
        instant(row.getTimestamp("revised_at")),
        faults(row.getString("faults")));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static List<Fault> faults(String json) {
    List<Fault> faults = new ArrayList<>();
    for (Map<String, Object> fault : Json.readList(json)) {
      faults.add(
          new Fault(
              String.valueOf(fault.get("path")),
              number(fault.get("line")),
              number(fault.get("column")),
              String.valueOf(fault.get("message"))));
    }
    return faults;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Integer number ? number : 0;
  }
}
