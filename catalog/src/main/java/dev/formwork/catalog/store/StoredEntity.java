package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A row of the table of entities, without its documents. */
record StoredEntity(String ref, String locationKey, @Nullable String contentHash) {

  static Map<String, StoredEntity> of(Handle handle, List<String> refs) {
    Map<String, StoredEntity> stored = new HashMap<>();
    handle
        .createQuery(
            "select ref, location_key, content_hash from catalog_entity where ref = any(:refs)")
        .bindArray("refs", String.class, refs)
        .map(
            (row, context) ->
                new StoredEntity(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(entity -> stored.put(entity.ref(), entity));
    return stored;
  }

  /** Whether the emission brings anything that is not stored yet. */
  static boolean changes(@Nullable StoredEntity before, Emission emission) {
    Entity content = emission.content();
    return before == null
        || (content != null && !Json.hash(content.content()).equals(before.contentHash()));
  }

  static void write(Handle handle, List<Emission> emissions) {
    List<String> refs = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<@Nullable String> contents = new ArrayList<>();
    List<@Nullable String> hashes = new ArrayList<>();
    for (Emission emission : emissions) {
      Entity content = emission.content();
      refs.add(emission.ref().format());
      keys.add(emission.locationKey());
      contents.add(content == null ? null : Json.write(content.content()));
      hashes.add(content == null ? null : Json.hash(content.content()));
    }
    handle
        .createUpdate(
            """
            insert into catalog_entity (ref, location_key, content, content_hash)
            select ref, key, cast(content as json), hash
            from unnest(:refs, :keys, :contents, :hashes) as t (ref, key, content, hash)
            on conflict (ref) do update
            set content = coalesce(excluded.content, catalog_entity.content),
                content_hash = coalesce(excluded.content_hash, catalog_entity.content_hash),
                updated_at = now()
            """)
        .bindArray("refs", String.class, refs)
        .bindArray("keys", String.class, keys)
        .bindArray("contents", String.class, contents)
        .bindArray("hashes", String.class, hashes)
        .execute();
  }

  static void delete(Handle handle, Iterable<String> refs) {
    handle
        .createUpdate("delete from catalog_entity where ref = any(:refs)")
        .bindArray("refs", String.class, refs)
        .execute();
  }
}
