package dev.formwork.activities.workspace;

import static dev.formwork.activities.workspace.Workers.RUN;
import static dev.formwork.activities.workspace.Workers.SMALL;
import static dev.formwork.activities.workspace.Workers.captured;
import static dev.formwork.activities.workspace.Workers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {

  private final Workers workers;

  WorkspacesTest(@TempDir Path disk) {
    workers = new Workers(disk);
  }

  @Test
  void givesTheFilesOfOneStepToTheNextOnAnotherWorker() throws IOException {
    String id;
    try (Checkout first = workers.worker("a").checkOut(RUN, null)) {
      write(first, "docs/index.md", "hello");
      write(first, "run.sh", "exec");
      Files.setPosixFilePermissions(
          first.root().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
      Files.createSymbolicLink(first.root().resolve("docs/link"), Path.of("../run.sh"));
      Files.createDirectories(first.root().resolve("empty/deep"));
      id = first.capture();
    }

    try (Checkout second = workers.worker("b").checkOut(RUN, id)) {
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
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    assertThat(captured(worker, id, Map.of())).isEqualTo(id);
    assertThat(captured(workers.worker("b"), id, Map.of("a", "1"))).isEqualTo(id);
  }

  @Test
  void answersNothingForAWorkspaceThatIsAndWasEmpty() {
    try (Checkout empty = workers.worker("a").checkOut(RUN, null)) {
      assertThat(empty.capture()).isNull();
    }
  }

  @Test
  void movesNoBytesBetweenStepsOnOneWorker() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    workers.store.stored = 0;

    String next = captured(worker, id, Map.of("c", "3"));

    assertThat(next).isNotEqualTo(id);
    assertThat(workers.store.stored).isEqualTo(1);
    assertThat(workers.store.loaded).isZero();
  }

  @Test
  void readsFromItsCacheWhatItHasSeenBefore() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    captured(worker, id, Map.of("c", "3"));

    try (Checkout again = worker.checkOut(RUN, id)) {
      assertThat(again.root().resolve("b")).hasContent("2");
    }
    assertThat(workers.store.loaded).isZero();
  }

  @Test
  void seesAChangeThatKeepsTheLength() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));

    String written = captured(worker, id, Map.of("a", "9"));

    assertThat(workers.content(written, "a")).isEqualTo("9");
  }

  @Test
  void seesAFileThatTookThePlaceOfAnother() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1", "b", "2"));
    String swapped;
    try (Checkout step = worker.checkOut(RUN, id)) {
      Files.move(step.root().resolve("a"), step.root().resolve("x"));
      Files.move(step.root().resolve("b"), step.root().resolve("a"));
      Files.move(step.root().resolve("x"), step.root().resolve("b"));
      swapped = step.capture();
    }

    assertThat(workers.content(swapped, "a")).isEqualTo("2");
    assertThat(workers.content(swapped, "b")).isEqualTo("1");
  }

  @Test
  void throwsAwayWhatAFailedAttemptDid() throws IOException {
    Workspaces worker = workers.worker("a");
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
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    try (Checkout one = worker.checkOut(RUN, id);
        Checkout other = worker.checkOut(RUN, id)) {
      write(one, "a", "changed");
      assertThat(other.root().resolve("a")).hasContent("1");
    }
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    try (Checkout step = workers.worker("a").checkOut(RUN, null)) {
      Files.createSymbolicLink(step.root().resolve("passwd"), Path.of("/etc/passwd"));

      assertThatThrownBy(step::capture)
          .isInstanceOf(InvalidInput.class)
          .hasMessage(
              "Link passwd leads out of the workspace, to /etc/passwd. Make it relative and keep it inside, or leave it out.");
    }
  }

  @Test
  void refusesALinkThatLeadsOutThroughAnother() throws IOException {
    try (Checkout step = workers.worker("a").checkOut(RUN, null)) {
      Files.createDirectories(step.root().resolve("a/b"));
      Files.createSymbolicLink(step.root().resolve("here"), Path.of("a/b"));
      Files.createSymbolicLink(step.root().resolve("a/b/up"), Path.of("../../../.."));

      assertThatThrownBy(step::capture).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void namesTheLimitThatIsExceeded() throws IOException {
    assertThatThrownBy(() -> captured(workers.worker("a"), null, Map.of("big", "x".repeat(601))))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageStartingWith("File big has 601 bytes; a file may have 600.");
    assertThatThrownBy(
            () ->
                captured(
                    workers.worker("b"), null, Map.of("a", "x".repeat(501), "b", "y".repeat(500))))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageContaining("more than 1,000 bytes together");
    assertThatThrownBy(
            () ->
                captured(
                    workers.worker("c"),
                    null,
                    Map.of("1", "", "2", "", "3", "", "4", "", "5", "", "6", "")))
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageContaining("more than 5 files");
  }

  @Test
  void saysThatTheFilesOfAnEndedRunAreDeleted() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    worker.release(RUN);

    assertThatThrownBy(() -> worker.checkOut(RUN, id))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("The files of this run are deleted");
    assertThat(workers.store.hashes()).isEmpty();
  }

  @Test
  void storesAgainWhatAnEndedRunTookAway() throws IOException {
    Workspaces worker = workers.worker("a");
    captured(worker, null, Map.of("a", "shared"));
    workers.store.beforeSave = () -> workers.store.release(RUN);

    String id;
    try (Checkout other = worker.checkOut("run-2", null)) {
      write(other, "a", "shared");
      id = other.capture();
    }

    assertThat(workers.content(id, "a")).isEqualTo("shared");
  }

  @Test
  void deletesWhatAnEarlierProcessLeft() throws IOException {
    Path left = Files.createDirectories(workers.disk("a").resolve("work/step-7"));
    Files.writeString(left.resolve("x"), "x");

    workers.worker("a");

    assertThat(left).doesNotExist();
  }

  @Test
  void keepsNoMoreFilesForTheNextStepThanTheCacheMayHold() throws IOException {
    var worker =
        new Workspaces(
            workers.store, workers.disk("a"), new WorkspaceLimits(5, 1_000, 600, 1_000, 50));

    for (int run = 1; run <= 4; run++) {
      try (Checkout step = worker.checkOut("run-" + run, null)) {
        write(step, "big", "x".repeat(400 + run));
        step.capture();
      }
    }

    try (Stream<Path> parked = Files.list(workers.disk("a").resolve("work"))) {
      assertThat(parked).hasSize(2);
    }
  }

  @Test
  void keepsNoMoreFilesForTheNextStepThanAreAllowed() throws IOException {
    var worker =
        new Workspaces(
            workers.store, workers.disk("a"), new WorkspaceLimits(5, 1_000, 600, 1_000, 6));
    List<String> ids = new ArrayList<>();

    for (int run = 1; run <= 4; run++) {
      try (Checkout step = worker.checkOut("run-" + run, null)) {
        write(step, "one", "1");
        write(step, "two", "2");
        ids.add(step.capture());
      }
    }

    try (Stream<Path> parked = Files.list(workers.disk("a").resolve("work"))) {
      assertThat(parked).hasSize(2);
    }
    try (Checkout first = worker.checkOut("run-1", ids.getFirst())) {
      assertThat(first.root().resolve("two")).hasContent("2");
    }
  }

  @Test
  void holdsNoFilesOfARunThatWaits() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1"));

    worker.releaseIdle();
    worker.releaseIdle();

    assertThat(workers.disk("a").resolve("work")).isEmptyDirectory();
    assertThat(captured(worker, id, Map.of())).isEqualTo(id);
  }

  @Test
  void holdsTheFilesOfARunWhoseNextStepMayComeAtOnce() throws IOException {
    Workspaces worker = workers.worker("a");
    String id = captured(worker, null, Map.of("a", "1"));
    worker.releaseIdle();
    String next = captured(worker, id, Map.of("b", "2"));

    worker.releaseIdle();

    assertThat(workers.disk("a").resolve("work")).isNotEmptyDirectory();
    assertThat(captured(worker, next, Map.of())).isEqualTo(next);
  }

  @Test
  void leavesTheFilesOfAnEndedRunToTheStoreWhenTheyAreKept() throws IOException {
    var worker = new Workspaces(workers.store, workers.disk("a"), SMALL, true);
    String id = captured(worker, null, Map.of("a", "1"));

    worker.release(RUN);

    assertThat(workers.store.find(id)).isPresent();
    assertThat(workers.disk("a").resolve("work")).isEmptyDirectory();
  }
}
