package dev.formwork.integrations.postgres;

import static dev.formwork.integrations.postgres.Database.reached;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Workspaces in tables. Saving a snapshot locks its blobs, and removing blobs locks them before it
 * looks whether a snapshot needs them, so no saved snapshot ever lacks one. All locks are taken in
 * the order of the hashes.
 */
public final class PostgresSnapshotStore implements SnapshotStore {

  private static final TypeReference<List<Map<String, Object>>> ENTRIES = new TypeReference<>() {};

  private final Jdbi jdbi;

  public PostgresSnapshotStore(DataSource dataSource) {
    this.jdbi = Database.open(dataSource);
  }

  @Override
  public Set<String> missing(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return Set.of();
    }
    Set<String> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(
        reached(
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select hash from workspace_blob where hash = any(:hashes)")
                            .bind("hashes", array(hashes))
                            .mapTo(String.class)
                            .set())));
    return missing;
  }

  @Override
  public void store(Map<String, byte[]> blobs) {
    if (blobs.isEmpty()) {
      return;
    }
    reached(
        () ->
            jdbi.inTransaction(
                handle -> {
                  PreparedBatch batch =
                      handle.prepareBatch(
                          """
                          insert into workspace_blob (hash, size, content)
                          values (:hash, :size, :content) on conflict (hash) do nothing""");
                  new TreeMap<>(blobs)
                      .forEach(
                          (hash, content) ->
                              batch
                                  .bind("hash", hash)
                                  .bind("size", (long) content.length)
                                  .bind("content", content)
                                  .add());
                  return batch.execute();
                }));
  }

  @Override
  public Map<String, byte[]> load(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> found = new HashMap<>();
    reached(
        () ->
            jdbi.withHandle(
                handle -> {
                  handle
                      .createQuery(
                          "select hash, content from workspace_blob where hash = any(:hashes)")
                      .bind("hashes", array(hashes))
                      .map(
                          (row, context) ->
                              found.put(row.getString("hash"), row.getBytes("content")))
                      .forEach(previous -> {});
                  return found;
                }));
    return found;
  }

  @Override
  public void save(Snapshot snapshot) {
    Set<String> hashes = new TreeSet<>();
    snapshot.entries().stream()
        .map(Snapshot.Entry::hash)
        .filter(hash -> !hash.isEmpty())
        .forEach(hashes::add);
    reached(
        () ->
            jdbi.inTransaction(
                handle -> {
                  lockBlobs(handle, hashes);
                  insert(handle, snapshot, hashes);
                  return snapshot;
                }));
  }

  private static void lockBlobs(Handle handle, Set<String> hashes) {
    Set<String> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(
        handle
            .createQuery(
                """
                select hash from workspace_blob where hash = any(:hashes)
                order by hash for key share""")
            .bind("hashes", array(hashes))
            .mapTo(String.class)
            .set());
    if (!missing.isEmpty()) {
      throw new BlobsMissing(missing);
    }
  }

  private static void insert(Handle handle, Snapshot snapshot, Set<String> hashes) {
    int added =
        handle
            .createUpdate(
                """
                insert into workspace_snapshot (id, run_id, manifest)
                values (:id, cast(:run as uuid), cast(:manifest as jsonb))
                on conflict (id) do nothing""")
            .bind("id", snapshot.id())
            .bind("run", snapshot.runId())
            .bind("manifest", manifest(snapshot))
            .execute();
    if (added == 1) {
      handle
          .createUpdate(
              """
              insert into workspace_snapshot_blob (snapshot_id, hash)
              select :id, hash from unnest(:hashes) as hash""")
          .bind("id", snapshot.id())
          .bind("hashes", array(hashes))
          .execute();
    }
  }

  @Override
  public Optional<Snapshot> find(String id) {
    return reached(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select run_id, manifest from workspace_snapshot where id = :id")
                        .bind("id", id)
                        .map(
                            (row, context) ->
                                new Snapshot(
                                    id,
                                    row.getString("run_id"),
                                    entries(row.getString("manifest"))))
                        .findOne()));
  }

  @Override
  public void release(String runId) {
    reached(
        () ->
            jdbi.inTransaction(
                handle -> {
                  Set<String> hashes =
                      handle
                          .createQuery(
                              """
                              select distinct hash from workspace_snapshot_blob
                              where snapshot_id in
                                (select id from workspace_snapshot where run_id = cast(:run as uuid))""")
                          .bind("run", runId)
                          .mapTo(String.class)
                          .set();
                  handle
                      .createUpdate(
                          "delete from workspace_snapshot where run_id = cast(:run as uuid)")
                      .bind("run", runId)
                      .execute();
                  return removeUnused(handle, new TreeSet<>(hashes));
                }));
  }

  /**
   * Removes blobs that no snapshot needs and that were stored longer ago than this, such as those
   * of a worker that ended before it saved its snapshot. Answers how many.
   */
  public int removeOrphans(Duration age) {
    return reached(
        () ->
            jdbi.inTransaction(
                handle -> {
                  Set<String> hashes =
                      handle
                          .createQuery(
                              """
                              select hash from workspace_blob b
                              where stored_at < now() - make_interval(secs => :seconds)
                                and not exists
                                  (select 1 from workspace_snapshot_blob s where s.hash = b.hash)
                              limit 10000""")
                          .bind("seconds", age.toSeconds())
                          .mapTo(String.class)
                          .set();
                  return removeUnused(handle, new TreeSet<>(hashes));
                }));
  }

  /** The second statement sees every snapshot that was saved before the first got its locks. */
  private static int removeUnused(Handle handle, Set<String> hashes) {
    if (hashes.isEmpty()) {
      return 0;
    }
    handle
        .createQuery(
            "select hash from workspace_blob where hash = any(:hashes) order by hash for update")
        .bind("hashes", array(hashes))
        .mapTo(String.class)
        .list();
    return handle
        .createUpdate(
            """
            delete from workspace_blob b where hash = any(:hashes)
              and not exists (select 1 from workspace_snapshot_blob s where s.hash = b.hash)""")
        .bind("hashes", array(hashes))
        .execute();
  }

  private static String manifest(Snapshot snapshot) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Snapshot.Entry entry : snapshot.entries()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("path", entry.path());
      json.put("kind", entry.kind().name());
      json.put("hash", entry.hash());
      json.put("size", entry.size());
      entries.add(json);
    }
    return Json.write(entries);
  }

  private static List<Snapshot.Entry> entries(String manifest) {
    return Json.read(manifest, ENTRIES).stream()
        .map(
            json ->
                new Snapshot.Entry(
                    String.valueOf(json.get("path")),
                    Snapshot.Kind.valueOf(String.valueOf(json.get("kind"))),
                    String.valueOf(json.get("hash")),
                    json.get("size") instanceof Number size ? size.longValue() : 0))
        .toList();
  }

  private static String[] array(Collection<String> hashes) {
    return hashes.toArray(String[]::new);
  }
}
