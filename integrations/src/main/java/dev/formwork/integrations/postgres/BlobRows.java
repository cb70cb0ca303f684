package dev.formwork.integrations.postgres;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.BlobContents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Blobs, each a row; its content is in the row or outside under the name in the row. Every storing
 * outside gets a name of its own and the row comes after it, so a deletion that is late meets
 * nothing that is used again.
 */
final class BlobRows {

  private static final int MOST_LISTED = 1_000;

  private final Database database;
  private final @Nullable BlobContents outside;
  private final boolean storesOutside;
  private @Nullable String lastListed;

  BlobRows(Database database, @Nullable BlobContents outside, boolean storesOutside) {
    this.database = database;
    this.outside = outside;
    this.storesOutside = storesOutside;
  }

  private record Row(String hash, byte @Nullable [] content, @Nullable String name) {}

  Set<String> missing(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return Set.of();
    }
    Set<String> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(
        database.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                                select hash from workspace_blob
                                where hash = any(:hashes) and distrusted_at is null""")
                    .bind("hashes", array(hashes))
                    .mapTo(String.class)
                    .set()));
    return missing;
  }

  void store(Map<String, byte[]> blobs) {
    if (blobs.isEmpty()) {
      return;
    }
    Map<String, String> names = new TreeMap<>();
    if (outside != null && storesOutside) {
      Map<String, byte[]> contents = new LinkedHashMap<>();
      blobs.forEach(
          (hash, content) -> {
            String name = hash.substring(0, 2) + "/" + hash + "-" + UUID.randomUUID();
            names.put(hash, name);
            contents.put(name, content);
          });
      outside.put(contents);
    }
    List<String> unused = database.inTransaction(handle -> add(handle, blobs, names));
    if (outside != null && !unused.isEmpty()) {
      outside.delete(unused);
    }
  }

  /** Answers the names that no row took, because another worker was faster. */
  private static List<String> add(
      Handle handle, Map<String, byte[]> blobs, Map<String, String> names) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into workspace_blob as known (hash, size, content, object_name)
            values (:hash, :size, :content, :name)
            on conflict (hash) do update set size = excluded.size, content = excluded.content,
              object_name = excluded.object_name, distrusted_at = null, stored_at = now()
            where known.distrusted_at is not null""");
    List<String> hashes = new ArrayList<>(new TreeMap<>(blobs).keySet());
    for (String hash : hashes) {
      byte[] content = blobs.get(hash);
      batch
          .bind("hash", hash)
          .bind("size", content == null ? 0L : content.length)
          .bind("content", names.isEmpty() ? content : null)
          .bind("name", names.get(hash))
          .add();
    }
    int[] added = batch.execute();
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < added.length; i++) {
      String name = names.get(hashes.get(i));
      if (added[i] == 0 && name != null) {
        unused.add(name);
      }
    }
    return unused;
  }

  Map<String, byte[]> load(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> found = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Row row : rows(hashes)) {
      if (row.content() != null) {
        found.put(row.hash(), row.content());
      } else if (row.name() != null) {
        names.put(row.name(), row.hash());
      }
    }
    if (!names.isEmpty()) {
      outside(names.size())
          .get(names.keySet())
          .forEach((name, content) -> found.put(names.getOrDefault(name, ""), content));
    }
    return found;
  }

  private BlobContents outside(int needed) {
    if (outside == null) {
      throw new Unavailable(
          "%d contents of files lie outside the database, and this worker is not told where (setting formwork.workspace.s3.bucket). Give it the bucket that other workers have; the step is tried again."
              .formatted(needed));
    }
    return outside;
  }

  private List<Row> rows(Collection<String> hashes) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select hash, content, object_name from workspace_blob where hash = any(:hashes)")
                .bind("hashes", array(hashes))
                .map(
                    (row, context) ->
                        new Row(
                            row.getString("hash"),
                            row.getBytes("content"),
                            row.getString("object_name")))
                .list());
  }

  void distrust(Collection<String> hashes) {
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                            update workspace_blob set distrusted_at = now()
                            where hash = any(:hashes) and distrusted_at is null""")
                .bind("hashes", array(hashes))
                .execute());
  }

  /**
   * Locks the rows against removal until the transaction ends; answers the hashes that have none.
   */
  Set<String> lock(Handle handle, Set<String> hashes) {
    Set<String> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(
        handle
            .createQuery(
                """
                select hash from workspace_blob
                where hash = any(:hashes) and distrusted_at is null
                order by hash for key share""")
            .bind("hashes", array(hashes))
            .mapTo(String.class)
            .set());
    return missing;
  }

  /**
   * Removes the rows that no snapshot needs. The second statement sees every snapshot that was
   * saved before the first got its locks.
   */
  List<String> removeUnused(Handle handle, Set<String> hashes) {
    if (hashes.isEmpty()) {
      return List.of();
    }
    handle
        .createQuery(
            "select hash from workspace_blob where hash = any(:hashes) order by hash for update")
        .bind("hashes", array(hashes))
        .mapTo(String.class)
        .list();
    return handle
        .createQuery(
            """
            delete from workspace_blob b where hash = any(:hashes)
              and not exists (select 1 from workspace_snapshot_blob s where s.hash = b.hash)
            returning coalesce(object_name, '')""")
        .bind("hashes", array(hashes))
        .mapTo(String.class)
        .list();
  }

  /** Deletes what lies outside under the names of removed rows; call it after the commit. */
  int deleteOutside(List<String> removed) {
    List<String> names = removed.stream().filter(name -> !name.isEmpty()).toList();
    if (outside != null && !names.isEmpty()) {
      outside.delete(names);
    }
    return removed.size();
  }

  /**
   * Deletes contents outside that are older than this and that no row names, such as those of a
   * process that ended between the two. Looks at a thousand and goes on there the next time.
   */
  synchronized int removeStrays(Duration age) {
    if (outside == null) {
      return 0;
    }
    List<BlobContents.Stored> page = outside.list(lastListed, MOST_LISTED);
    lastListed = page.size() < MOST_LISTED ? null : page.getLast().name();
    Instant limit = Instant.now().minus(age);
    Set<String> strays = new HashSet<>();
    page.stream()
        .filter(each -> each.storedAt().isBefore(limit))
        .forEach(each -> strays.add(each.name()));
    strays.removeAll(named(strays));
    outside.delete(strays);
    return strays.size();
  }

  /** Those of the names that rows have; a name tells the hash of its row. */
  private Set<String> named(Set<String> names) {
    Set<String> hashes = new HashSet<>();
    names.forEach(name -> hashes.add(name.replaceAll("^../|-[0-9a-f-]{36}$", "")));
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                            select object_name from workspace_blob
                            where hash = any(:hashes) and object_name is not null""")
                .bind("hashes", array(hashes))
                .mapTo(String.class)
                .set());
  }

  String place() {
    return outside != null && storesOutside ? outside.place() : "the database";
  }

  static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }
}
