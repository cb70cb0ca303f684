package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The index that filters, order, text and facets run on. */
final class SearchTable {

  private SearchTable() {}

  static void replace(Handle handle, Map<UUID, Entity> served) {
    List<UUID> uids = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    List<@Nullable String> originals = new ArrayList<>();
    served.forEach(
        (uid, entity) -> {
          for (SearchRows.Row row : SearchRows.of(entity)) {
            uids.add(uid);
            keys.add(row.key());
            values.add(row.value());
            originals.add(row.original());
          }
        });
    handle
        .createUpdate("delete from catalog_search where uid = any(:uids)")
        .bindArray("uids", UUID.class, served.keySet())
        .execute();
    handle
        .createUpdate(
            """
            insert into catalog_search (uid, key, value, original_value)
            select * from unnest(:uids, :keys, :values, :originals)
            """)
        .bindArray("uids", UUID.class, uids)
        .bindArray("keys", String.class, keys)
        .bindArray("values", String.class, values)
        .bindArray("originals", String.class, originals)
        .execute();
  }
}
