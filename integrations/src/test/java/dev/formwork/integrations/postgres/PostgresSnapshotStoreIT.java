package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.InMemoryBlobContents;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.Snapshot.Entry;
import dev.formwork.activities.port.workspace.Snapshot.Kind;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.activities.port.workspace.SnapshotStore.BlobsMissing;
import dev.formwork.activities.port.workspace.SnapshotStoreContract;
import dev.formwork.activities.workspace.Checkout;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.integrations.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSnapshotStoreIT implements SnapshotStoreContract {

  @Override
  public SnapshotStore store() {
    return new PostgresSnapshotStore(TestDatabase.fresh());
  }

  @Test
  void neverLosesABlobOfASavedSnapshotWhileOtherRunsAreReleased() throws Exception {
    losesNothing(store());
  }

  @Test
  void neverLosesAContentOutsideWhileOtherRunsAreReleased() throws Exception {
    var outside = new InMemoryBlobContents(InstantSource.system());

    losesNothing(new PostgresSnapshotStore(TestDatabase.fresh(), outside, true));

    assertThat(outside.list(null, 10)).isEmpty();
  }

  private static void losesNothing(SnapshotStore store) throws Exception {
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int worker = 0; worker < 6; worker++) {
      workers.add(() -> saveAndRelease(store));
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> complete : threads.invokeAll(workers)) {
        assertThat(complete.get()).isEqualTo(15);
      }
    }

    assertThat(store.missing(List.of("h0", "h1", "h2"))).hasSize(3);
  }

  /**
   * Saves and releases runs that share their blobs with all others; answers how many were whole.
   */
  private static int saveAndRelease(SnapshotStore store) {
    int whole = 0;
    for (int round = 0; round < 15; round++) {
      String run = UUID.randomUUID().toString();
      Map<String, byte[]> blobs = new HashMap<>();
      List<Entry> entries = new ArrayList<>();
      for (int i = 2; i >= 0; i--) {
        blobs.put("h" + i, new byte[] {(byte) i});
        entries.add(new Entry("file" + i, Kind.FILE, "h" + i, 1));
      }
      saveRepeatedly(store, new Snapshot("snapshot-" + run, run, entries), blobs);
      if (store.load(blobs.keySet()).size() == 3) {
        whole++;
      }
      store.release(run);
    }
    return whole;
  }

  private static void saveRepeatedly(
      SnapshotStore store, Snapshot snapshot, Map<String, byte[]> blobs) {
    while (true) {
      try {
        store.store(blobs);
        store.save(snapshot);
        return;
      } catch (BlobsMissing removedMeanwhile) {
        Thread.yield();
      }
    }
  }

  @Test
  void saysThatItIsNotToldWhereTheContentsOutsideAre() {
    var database = TestDatabase.fresh();
    var outside = new InMemoryBlobContents(InstantSource.system());
    new PostgresSnapshotStore(database, outside, true).store(Map.of("aabb", new byte[] {1}));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> new PostgresSnapshotStore(database).load(List.of("aabb")))
        .withMessageContaining("(setting formwork.workspace.s3.bucket)");
  }

  @Test
  void removesBlobsThatNoSnapshotNamedInTime() {
    var database = TestDatabase.fresh();
    PostgresSnapshotStore store = new PostgresSnapshotStore(database);
    store.store(Map.of("old", new byte[] {1}, "new", new byte[] {2}, "used", new byte[] {3}));
    store.save(new Snapshot("s", RUN, List.of(new Entry("file", Kind.FILE, "used", 1))));
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update workspace_blob set stored_at = now() - interval '2 days' where hash <> 'new'"));

    assertThat(store.removeOrphans(Duration.ofDays(1))).isEqualTo(1);
    assertThat(store.missing(List.of("old", "new", "used"))).containsExactly("old");
  }

  @Test
  void removesTheFilesOfRunsThatEndedLongAgoAndOfNoOthers() {
    var database = TestDatabase.fresh();
    PostgresSnapshotStore store = new PostgresSnapshotStore(database);
    store.store(Map.of("aa", new byte[] {1}, "bb", new byte[] {2}));
    for (String run : List.of("under-way", "ended", "just-ended", "ended-and-started-again")) {
      String id = UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).toString();
      TestDatabase.insertRun(database, id);
      store.save(new Snapshot(run, id, List.of(new Entry("file", Kind.FILE, "aa", 1))));
    }
    String again =
        UUID.nameUUIDFromBytes("ended-and-started-again".getBytes(StandardCharsets.UTF_8))
            .toString();
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle.execute(
                  "update workspace_snapshot set created_at = now() - interval '9 days'");
              handle.execute("update run set ended_at = now() - interval '8 days'");
              handle.execute(
                  "update run set ended_at = null where run_id = (select run_id from workspace_snapshot where id = 'under-way')");
              handle.execute(
                  "update run set ended_at = now() where run_id = (select run_id from workspace_snapshot where id = 'just-ended')");
            });
    store.save(new Snapshot("made-anew", again, List.of(new Entry("file", Kind.FILE, "bb", 1))));

    assertThat(store.removeEnded(Duration.ofDays(7))).isEqualTo(2);

    assertThat(store.find("under-way")).isPresent();
    assertThat(store.find("just-ended")).isPresent();
    assertThat(store.find("made-anew")).isPresent();
    assertThat(store.find("ended")).isEmpty();
    assertThat(store.find("ended-and-started-again")).isEmpty();
    assertThat(store.missing(List.of("aa", "bb"))).isEmpty();
    assertThat(store.removeEnded(Duration.ofDays(7))).isZero();
  }

  @Test
  void removesContentsOutsideThatBelongToNothingOnceTheyAreOld() {
    var clock = new AtomicReference<>(Instant.now().minus(Duration.ofDays(2)));
    var outside = new InMemoryBlobContents(clock::get);
    PostgresSnapshotStore store = new PostgresSnapshotStore(TestDatabase.fresh(), outside, true);
    store.store(Map.of("used", new byte[] {1}));
    outside.put(Map.of("left-behind", new byte[] {2}));
    clock.set(Instant.now());
    outside.put(Map.of("under-way", new byte[] {3}));

    assertThat(store.removeStrays(Duration.ofDays(1))).isEqualTo(1);

    assertThat(outside.get(List.of("left-behind", "under-way"))).containsOnlyKeys("under-way");
    assertThat(store.load(List.of("used"))).hasSize(1);
    assertThat(store.removeStrays(Duration.ofDays(1))).isZero();
  }

  @Test
  void namesTheFileThatWasChangedInTheDatabase(@TempDir Path disk) throws IOException {
    var database = TestDatabase.fresh();
    PostgresSnapshotStore store = new PostgresSnapshotStore(database);
    String id;
    try (Checkout step =
        new Workspaces(store, disk.resolve("a"), WorkspaceLimits.DEFAULT).checkOut(RUN, null)) {
      Files.writeString(step.root().resolve("pom.xml"), "right");
      id = step.capture();
    }
    Jdbi.create(database)
        .useHandle(handle -> handle.execute("update workspace_blob set content = 'wrong'"));
    Workspaces other = new Workspaces(store, disk.resolve("b"), WorkspaceLimits.DEFAULT);

    assertThatThrownBy(() -> other.checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("pom.xml", RUN, "damaged in the database");
    assertThatThrownBy(() -> other.checkOut(RUN, id))
        .hasMessageContaining("damaged in the database");
  }
}
