package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.Snapshot.Entry;
import dev.formwork.activities.port.workspace.Snapshot.Kind;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.activities.port.workspace.SnapshotStore.BlobsMissing;
import dev.formwork.activities.port.workspace.SnapshotStoreContract;
import dev.formwork.integrations.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresSnapshotStoreIT implements SnapshotStoreContract {

  @Override
  public SnapshotStore store() {
    return new PostgresSnapshotStore(TestDatabase.fresh());
  }

  @Test
  void neverLosesABlobOfASavedSnapshotWhileOtherRunsAreReleased() throws Exception {
    SnapshotStore store = store();
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
}
