package dev.formwork.activities.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeRequest.Change;
import dev.formwork.workflows.MergeResult;
import dev.formwork.workflows.MergeResult.Conflict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {

  private static final String RUN = "run-1";
  private static final WorkspaceLimits SMALL = new WorkspaceLimits(5, 1_000, 600, 4_000, 2);

  @TempDir private Path disk;

  private final Counting store = new Counting();

  @Test
  void givesTheFilesOfOneStepToTheNextOnAnotherWorker() throws IOException {
    String id;
    try (Checkout first = worker("a").checkOut(RUN, null)) {
      write(first, "docs/index.md", "hello");
      write(first, "run.sh", "exec");
      Files.setPosixFilePermissions(
          first.root().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
      Files.createSymbolicLink(first.root().resolve("docs/link"), Path.of("../run.sh"));
      Files.createDirectories(first.root().resolve("empty/deep"));
      id = first.capture();
    }

    try (Checkout second = worker("b").checkOut(RUN, id)) {
      assertThat(second.root().resolve("docs/index.md")).hasContent("hello");
      assertThat(second.root().resolve("run.sh")).isExecutable();
      assertThat(Files.readSymbolicLink(second.root().resolve("docs/link")))
          .isEqualTo(Path.of("../run.sh"));
      assertThat(second.root().resolve("empty/deep")).isEmptyDirectory();
      assertThat(second.capture()).isEqualTo(id);
    }
  }

  @Test
  void answersTheSameSnapshotWhenNothingChanged() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    assertThat(captured(worker, id, Map.of())).isEqualTo(id);
    assertThat(captured(worker("b"), id, Map.of("a", "1"))).isEqualTo(id);
  }

  @Test
  void answersNothingForAWorkspaceThatIsAndWasEmpty() {
    try (Checkout empty = worker("a").checkOut(RUN, null)) {
      assertThat(empty.capture()).isNull();
    }
  }

  @Test
  void movesNoBytesBetweenStepsOnOneWorker() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    store.stored = 0;

    String next = captured(worker, id, Map.of("c", "3"));

    assertThat(next).isNotEqualTo(id);
    assertThat(store.stored).isEqualTo(1);
    assertThat(store.loaded).isZero();
  }

  @Test
  void readsFromItsCacheWhatItHasSeenBefore() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    captured(worker, id, Map.of("c", "3"));

    try (Checkout again = worker.checkOut(RUN, id)) {
      assertThat(again.root().resolve("b")).hasContent("2");
    }
    assertThat(store.loaded).isZero();
  }

  @Test
  void seesAChangeThatKeepsTheLength() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));

    String written = captured(worker, id, Map.of("a", "9"));

    assertThat(content(written, "a")).isEqualTo("9");
  }

  @Test
  void seesAFileThatTookThePlaceOfAnother() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    String swapped;
    try (Checkout step = worker.checkOut(RUN, id)) {
      Files.move(step.root().resolve("a"), step.root().resolve("x"));
      Files.move(step.root().resolve("b"), step.root().resolve("a"));
      Files.move(step.root().resolve("x"), step.root().resolve("b"));
      swapped = step.capture();
    }

    assertThat(content(swapped, "a")).isEqualTo("2");
    assertThat(content(swapped, "b")).isEqualTo("1");
  }

  @Test
  void throwsAwayWhatAFailedAttemptDid() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));
    try (Checkout failed = worker.checkOut(RUN, id)) {
      write(failed, "a", "broken");
    }

    try (Checkout retry = worker.checkOut(RUN, id)) {
      assertThat(retry.root().resolve("a")).hasContent("1");
    }
  }

  @Test
  void lendsOneSnapshotToTwoStepsAtOnce() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    try (Checkout one = worker.checkOut(RUN, id);
        Checkout other = worker.checkOut(RUN, id)) {
      write(one, "a", "changed");
      assertThat(other.root().resolve("a")).hasContent("1");
    }
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    try (Checkout step = worker("a").checkOut(RUN, null)) {
      Files.createSymbolicLink(step.root().resolve("passwd"), Path.of("/etc/passwd"));

      assertThatThrownBy(step::capture)
          .isInstanceOf(InvalidInput.class)
          .hasMessage(
              "Link passwd leads out of the workspace, to /etc/passwd. Make it relative and keep it inside, or leave it out.");
    }
  }

  @Test
  void refusesALinkThatLeadsOutThroughAnother() throws IOException {
    try (Checkout step = worker("a").checkOut(RUN, null)) {
      Files.createDirectories(step.root().resolve("a/b"));
      Files.createSymbolicLink(step.root().resolve("here"), Path.of("a/b"));
      Files.createSymbolicLink(step.root().resolve("a/b/up"), Path.of("../../../.."));

      assertThatThrownBy(step::capture).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void joinsTheFilesOfStepsThatRanAtOnce() throws IOException {
    String base = captured(worker("a"), null, Map.of("a", "1", "b", "1"));
    String one = captured(worker("a"), base, Map.of("a", "2"));
    String other = captured(worker("b"), base, Map.of("c/d", "3"));

    MergeResult joined = worker("c").merge(merge(base, one, other));
    MergeResult again = worker("a").merge(merge(base, one, other));

    assertThat(again).isEqualTo(joined);
    try (Checkout next = worker("d").checkOut(RUN, joined.snapshot())) {
      assertThat(next.root().resolve("a")).hasContent("2");
      assertThat(next.root().resolve("b")).hasContent("1");
      assertThat(next.root().resolve("c/d")).hasContent("3");
    }
  }

  @Test
  void joinsNothingThatContradictsOrExceedsALimit() throws IOException {
    String one = captured(worker("a"), null, Map.of("a", "1"));
    String other = captured(worker("a"), null, Map.of("a", "2"));
    String big = captured(worker("a"), null, Map.of("x", "x".repeat(501)));
    String bigger = captured(worker("a"), null, Map.of("y", "y".repeat(500)));

    MergeResult joined = worker("a").merge(merge(null, one, other));

    assertThat(joined.snapshot()).isNull();
    assertThat(joined.conflicts()).containsExactly(new Conflict("a", "step-2", "step-1"));
    assertThatThrownBy(() -> worker("a").merge(merge(null, big, bigger)))
        .isInstanceOf(QuotaExceeded.class);
  }

  private static MergeRequest merge(String base, String one, String other) {
    List<Change> changes = List.of(new Change("step-1", one), new Change("step-2", other));
    return new MergeRequest(TestStep.run(RUN), base, changes);
  }

  @Test
  void namesTheLimitThatIsExceeded() throws IOException {
    assertThatThrownBy(() -> captured(worker("a"), null, Map.of("big", "x".repeat(601))))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageStartingWith("File big has 601 bytes; a file may have 600.");
    assertThatThrownBy(
            () -> captured(worker("b"), null, Map.of("a", "x".repeat(501), "b", "y".repeat(500))))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageContaining("more than 1,000 bytes together");
    assertThatThrownBy(
            () ->
                captured(
                    worker("c"),
                    null,
                    Map.of("1", "", "2", "", "3", "", "4", "", "5", "", "6", "")))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageContaining("more than 5 files");
  }

  @Test
  void saysThatTheFilesOfAnEndedRunAreDeleted() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    worker.release(RUN);

    assertThatThrownBy(() -> worker.checkOut(RUN, id))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("The files of this run are deleted");
    assertThat(store.hashes()).isEmpty();
  }

  @Test
  void storesAgainWhatAnEndedRunTookAway() throws IOException {
    Workspaces worker = worker("a");
    captured(worker, null, Map.of("a", "shared"));
    store.beforeSave = () -> store.release(RUN);

    String id;
    try (Checkout other = worker.checkOut("run-2", null)) {
      write(other, "a", "shared");
      id = other.capture();
    }

    assertThat(content(id, "a")).isEqualTo("shared");
  }

  @Test
  void deletesWhatAnEarlierProcessLeft() throws IOException {
    Path left = Files.createDirectories(disk.resolve("a/work/step-7"));
    Files.writeString(left.resolve("x"), "x");

    worker("a");

    assertThat(left).doesNotExist();
  }

  @Test
  void givesNoStepAFileThatIsNotWhatItsHashSays() throws IOException {
    String id = captured(worker("a"), null, Map.of("docs/a", "right"));
    store.damage = content -> "wrong".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", "run-1", "damaged in the test's store", "restore it");
    assertThat(store.missing(store.hashes())).hasSize(1);
  }

  @Test
  void givesTheRightFileAgainOnceAnyRunHasStoredItAnew() throws IOException {
    String id = captured(worker("a"), null, Map.of("a", "right"));
    store.damage = content -> new byte[0];
    assertThatThrownBy(() -> worker("b").checkOut(RUN, id)).isInstanceOf(Unavailable.class);

    store.damage = UnaryOperator.identity();
    captured(worker("c"), null, Map.of("a", "right"));

    assertThat(store.missing(store.hashes())).isEmpty();
    try (Checkout again = worker("d").checkOut(RUN, id)) {
      assertThat(again.root().resolve("a")).hasContent("right");
    }
  }

  @Test
  void saysWhichFileIsGoneFromTheStore() throws IOException {
    String id = captured(worker("a"), null, Map.of("docs/a", "right"));
    store.damage = content -> null;

    assertThatThrownBy(() -> worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", "run-1", "gone from the test's store");
  }

  @Test
  void givesNoStepAListOfFilesThatIsNotItsSnapshots() throws IOException {
    String id = captured(worker("a"), null, Map.of("a", "1", "b", "2"));
    store.mixUp = snapshot -> new Snapshot(id, snapshot.runId(), snapshot.entries().subList(0, 1));

    assertThatThrownBy(() -> worker("b").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("list of files", "run-1", "damaged");
  }

  @Test
  void keepsNoMoreFilesForTheNextStepThanTheCacheMayHold() throws IOException {
    var worker =
        new Workspaces(store, disk.resolve("a"), new WorkspaceLimits(5, 1_000, 600, 1_000, 50));

    for (int run = 1; run <= 4; run++) {
      try (Checkout step = worker.checkOut("run-" + run, null)) {
        write(step, "big", "x".repeat(400 + run));
        step.capture();
      }
    }

    try (Stream<Path> parked = Files.list(disk.resolve("a/work"))) {
      assertThat(parked).hasSize(2);
    }
  }

  @Test
  void holdsNoFilesOfARunThatWaits() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    worker.releaseIdle();
    worker.releaseIdle();

    assertThat(disk.resolve("a/work")).isEmptyDirectory();
    assertThat(captured(worker, id, Map.of())).isEqualTo(id);
  }

  @Test
  void holdsTheFilesOfARunWhoseNextStepMayComeAtOnce() throws IOException {
    Workspaces worker = worker("a");
    String id = captured(worker, null, Map.of("a", "1"));
    worker.releaseIdle();
    String next = captured(worker, id, Map.of("b", "2"));

    worker.releaseIdle();

    assertThat(disk.resolve("a/work")).isNotEmptyDirectory();
    assertThat(captured(worker, next, Map.of())).isEqualTo(next);
  }

  @Test
  void leavesTheFilesOfAnEndedRunToTheStoreWhenTheyAreKept() throws IOException {
    var worker = new Workspaces(store, disk.resolve("a"), SMALL, true);
    String id = captured(worker, null, Map.of("a", "1"));

    worker.release(RUN);

    assertThat(store.find(id)).isPresent();
    assertThat(disk.resolve("a/work")).isEmptyDirectory();
  }

  private Workspaces worker(String name) {
    return new Workspaces(store, disk.resolve(name), SMALL);
  }

  private String captured(Workspaces worker, String before, Map<String, String> files)
      throws IOException {
    try (Checkout step = worker.checkOut(RUN, before)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(step, file.getKey(), file.getValue());
      }
      return step.capture();
    }
  }

  private static void write(Checkout step, String path, String text) throws IOException {
    Path file = step.resolve(path, "path");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String content(String id, String path) {
    Snapshot.Entry entry =
        store.find(id).orElseThrow().entries().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow();
    return new String(store.load(List.of(entry.hash())).get(entry.hash()));
  }

  /** Counts the blobs that go in and out. */
  private static final class Counting implements SnapshotStore {

    private final InMemorySnapshotStore store = new InMemorySnapshotStore();
    private int stored;
    private int loaded;
    private Runnable beforeSave = () -> {};
    private UnaryOperator<byte[]> damage = UnaryOperator.identity();
    private UnaryOperator<Snapshot> mixUp = UnaryOperator.identity();

    Set<String> hashes() {
      return store.hashes();
    }

    @Override
    public Set<String> missing(Collection<String> hashes) {
      return store.missing(hashes);
    }

    @Override
    public void store(Map<String, byte[]> blobs) {
      stored += blobs.size();
      store.store(blobs);
    }

    @Override
    public Map<String, byte[]> load(Collection<String> hashes) {
      Map<String, byte[]> found = store.load(hashes);
      loaded += found.size();
      found.replaceAll((_, content) -> damage.apply(content));
      found.values().removeIf(Objects::isNull);
      return found;
    }

    @Override
    public void save(Snapshot snapshot) {
      Runnable before = beforeSave;
      beforeSave = () -> {};
      before.run();
      store.save(snapshot);
    }

    @Override
    public Optional<Snapshot> find(String id) {
      return store.find(id).map(mixUp);
    }

    @Override
    public void release(String runId) {
      store.release(runId);
    }

    @Override
    public void distrust(Collection<String> hashes) {
      store.distrust(hashes);
    }

    @Override
    public String place() {
      return "the test's store";
    }
  }
}
