package dev.formwork.activities.port.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.port.workspace.Snapshot.Entry;
import dev.formwork.activities.port.workspace.Snapshot.Kind;
import dev.formwork.activities.port.workspace.SnapshotStore.BlobsMissing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotStore} does alike. */
public interface SnapshotStoreContract {

  String RUN = "01890a5d-ac96-774b-bcce-b302099a8057";
  String OTHER_RUN = "01890a5d-ac96-774b-bcce-b302099a8058";

  /** An empty store; a new one for each test. */
  SnapshotStore store();

  @Test
  default void givesBackTheBlobsThatItWasGiven() {
    SnapshotStore store = store();

    store.store(Map.of("aa", bytes("one"), "bb", new byte[0]));

    assertThat(store.load(List.of("aa", "bb", "cc"))).containsOnlyKeys("aa", "bb");
    assertThat(store.load(List.of("aa")).get("aa")).isEqualTo(bytes("one"));
    assertThat(store.missing(List.of("cc", "aa"))).containsExactly("cc");
  }

  @Test
  default void keepsABlobOnceForEachContent() {
    SnapshotStore store = store();
    store.store(Map.of("aa", bytes("one")));

    store.store(Map.of("aa", bytes("one"), "bb", bytes("two")));

    assertThat(store.load(List.of("aa", "bb"))).containsOnlyKeys("aa", "bb");
  }

  @Test
  default void findsASnapshotAsItWasSaved() {
    SnapshotStore store = store();
    store.store(Map.of("aa", bytes("one"), "bb", bytes("target")));
    Snapshot snapshot =
        new Snapshot(
            "s1",
            RUN,
            List.of(
                new Entry("docs", Kind.DIRECTORY, "", 0),
                new Entry("run me \u00e9.sh", Kind.EXECUTABLE, "aa", 3),
                new Entry("twin", Kind.FILE, "aa", 3),
                new Entry("link", Kind.LINK, "bb", 6)));

    store.save(snapshot);
    store.save(snapshot);

    assertThat(store.find("s1")).contains(snapshot);
    assertThat(store.find("s2")).isEmpty();
  }

  @Test
  default void refusesASnapshotWhoseBlobsAreNotStored() {
    SnapshotStore store = store();

    assertThatExceptionOfType(BlobsMissing.class)
        .isThrownBy(() -> store.save(snapshot("s1", RUN, "aa")));
    assertThat(store.find("s1")).isEmpty();
  }

  @Test
  default void savesASnapshotWithoutFiles() {
    SnapshotStore store = store();

    store.save(new Snapshot("empty", RUN, List.of()));

    assertThat(store.find("empty")).contains(new Snapshot("empty", RUN, List.of()));
  }

  @Test
  default void releasesARunsSnapshotsAndTheBlobsThatNoOtherRunNeeds() {
    SnapshotStore store = store();
    store.store(Map.of("aa", bytes("one"), "bb", bytes("two")));
    store.save(snapshot("s1", RUN, "aa"));
    store.save(snapshot("s2", RUN, "bb"));
    store.save(snapshot("s3", OTHER_RUN, "bb"));

    store.release(RUN);
    store.release(RUN);

    assertThat(store.find("s1")).isEmpty();
    assertThat(store.find("s2")).isEmpty();
    assertThat(store.find("s3")).isPresent();
    assertThat(store.missing(List.of("aa", "bb"))).containsExactly("aa");
  }

  @Test
  default void takesABlobForMissingThatWasFoundDamagedUntilItIsStoredAnew() {
    SnapshotStore store = store();
    store.store(Map.of("aa", bytes("one"), "bb", bytes("two")));
    store.save(snapshot("s1", RUN, "aa"));

    store.distrust(List.of("aa", "cc"));

    assertThat(store.missing(List.of("aa", "bb"))).containsExactly("aa");
    assertThatExceptionOfType(BlobsMissing.class)
        .isThrownBy(() -> store.save(snapshot("s2", OTHER_RUN, "aa")));
    store.store(Map.of("aa", bytes("good"), "bb", bytes("two")));
    assertThat(store.missing(List.of("aa", "bb"))).isEmpty();
    assertThat(store.load(List.of("aa")).get("aa")).isEqualTo(bytes("good"));
    assertThat(store.find("s1")).isPresent();
  }

  @Test
  default void saysWhereTheContentsAre() {
    assertThat(store().place()).startsWith("the ");
  }

  private static Snapshot snapshot(String id, String run, String hash) {
    return new Snapshot(id, run, List.of(new Entry("file", Kind.FILE, hash, 3)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
