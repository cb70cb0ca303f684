package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.formwork.activities.port.workspace.BlobContents;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces in tables; the contents of files may lie outside. Saving a snapshot locks its blobs,
 * and removing blobs locks them before it looks whether a snapshot needs them, so no saved snapshot
 * ever lacks one. All locks are taken in the order of the hashes.
 */
public final class PostgresSnapshotStore implements SnapshotStore {

  private static final TypeReference<List<Map<String, Object>>> ENTRIES = new TypeReference<>() {};

  private final Database database;
  private final BlobRows blobs;

  /** Contents in the database, too. */
  public PostgresSnapshotStore(DataSource dataSource) {
    this(dataSource, null, false);
  }

  /**
   * @param outside where contents may lie besides the database, or null
   * @param storesOutside whether new ones go there; those that are stored are read wherever they
   *     are
   */
  public PostgresSnapshotStore(
      DataSource dataSource, @Nullable BlobContents outside, boolean storesOutside) {
    this.database = Database.open(dataSource);
    this.blobs = new BlobRows(database, outside, storesOutside);
  }

  @Override
  public Set<String> missing(Collection<String> hashes) {
    return blobs.missing(hashes);
  }

  @Override
  public void store(Map<String, byte[]> more) {
    blobs.store(more);
  }

  @Override
  public Map<String, byte[]> load(Collection<String> hashes) {
    return blobs.load(hashes);
  }

  @Override
  public void distrust(Collection<String> hashes) {
    blobs.distrust(hashes);
  }

  @Override
  public String place() {
    return blobs.place();
  }

  @Override
  public void save(Snapshot snapshot) {
    Set<String> hashes = new TreeSet<>();
    snapshot.entries().stream()
        .map(Snapshot.Entry::hash)
        .filter(hash -> !hash.isEmpty())
        .forEach(hashes::add);
    database.inTransaction(
        handle -> {
          Set<String> missing = blobs.lock(handle, hashes);
          if (!missing.isEmpty()) {
            throw new BlobsMissing(missing);
          }
          insert(handle, snapshot, hashes);
          return snapshot;
        });
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
          .bind("hashes", BlobRows.array(hashes))
          .execute();
    }
  }

  @Override
  public Optional<Snapshot> find(String id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select run_id, manifest from workspace_snapshot where id = :id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Snapshot(
                            id, row.getString("run_id"), entries(row.getString("manifest"))))
                .findOne());
  }

  @Override
  public void release(String runId) {
    release(runId, "infinity");
  }

  private int release(String runId, String madeUntil) {
    return blobs.deleteOutside(
        database.inTransaction(
            handle -> {
              Set<String> hashes =
                  handle
                      .createQuery(
                          """
                                  select distinct b.hash from workspace_snapshot_blob b
                                  join workspace_snapshot s on s.id = b.snapshot_id
                                  where s.run_id = cast(:run as uuid)
                                    and s.created_at <= cast(:until as timestamptz)""")
                      .bind("run", runId)
                      .bind("until", madeUntil)
                      .mapTo(String.class)
                      .set();
              handle
                  .createUpdate(
                      """
                              delete from workspace_snapshot where run_id = cast(:run as uuid)
                                and created_at <= cast(:until as timestamptz)""")
                  .bind("run", runId)
                  .bind("until", madeUntil)
                  .execute();
              return blobs.removeUnused(handle, new TreeSet<>(hashes));
            }));
  }

  /**
   * Removes the files of runs that ended longer ago than this: of those that are kept for a time,
   * and of those whose end no worker saw. What was made after the end belongs to a run that was
   * started again, and stays. Answers how many runs.
   */
  public int removeEnded(Duration age) {
    Map<String, String> ended =
        database.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                                select distinct s.run_id, r.ended_at::text from workspace_snapshot s
                                join run r on r.run_id = s.run_id
                                where r.ended_at < now() - make_interval(secs => :seconds)
                                  and s.created_at <= r.ended_at
                                limit 1000""")
                    .bind("seconds", age.toSeconds())
                    .reduceRows(
                        new LinkedHashMap<String, String>(),
                        (found, row) -> {
                          found.put(
                              row.getColumn("run_id", String.class),
                              row.getColumn("ended_at", String.class));
                          return found;
                        }));
    ended.forEach(this::release);
    return ended.size();
  }

  /**
   * Removes blobs that no snapshot needs and that were stored longer ago than this, such as those
   * of a worker that ended before it saved its snapshot. Answers how many.
   */
  public int removeOrphans(Duration age) {
    return blobs.deleteOutside(
        database.inTransaction(
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
              return blobs.removeUnused(handle, new TreeSet<>(hashes));
            }));
  }

  /** Removes a part of what lies outside, is older than this and belongs to no blob. */
  public int removeStrays(Duration age) {
    return blobs.removeStrays(age);
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
}
