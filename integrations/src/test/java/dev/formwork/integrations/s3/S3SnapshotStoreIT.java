package dev.formwork.integrations.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.BlobContents;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.activities.port.workspace.SnapshotStoreContract;
import dev.formwork.activities.workspace.Checkout;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.integrations.postgres.PostgresSnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces whose contents are in a bucket of a real S3 server. */
class S3SnapshotStoreIT implements SnapshotStoreContract {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @TempDir private static Path folder;
  private static S3Server server;

  @TempDir private Path disk;
  private final S3Settings bucket = server.bucket("snapshots-" + COUNT.incrementAndGet());

  @BeforeAll
  static void startServer() {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  public SnapshotStore store() {
    return new PostgresSnapshotStore(TestDatabase.fresh(), new S3BlobContents(bucket), true);
  }

  @Test
  void keepsEachContentOnceForAllRunsAndNothingOnceTheyHaveEnded() throws IOException {
    SnapshotStore store = store();
    BlobContents objects = new S3BlobContents(bucket);
    Workspaces one = worker(store, "one");
    Workspaces other = worker(store, "other");

    capture(one, RUN, "same", "same text");
    capture(other, OTHER_RUN, "elsewhere", "same text");
    assertThat(objects.list(null, 10)).hasSize(1);

    one.release(RUN);
    assertThat(objects.list(null, 10)).hasSize(1);
    other.release(OTHER_RUN);
    assertThat(objects.list(null, 10)).isEmpty();
  }

  @Test
  void givesNoStepAnObjectThatWasChangedInTheBucket() throws IOException {
    SnapshotStore store = store();
    String id = capture(worker(store, "one"), RUN, "docs/a", "right");
    String name = new S3BlobContents(bucket).list(null, 1).getFirst().name();
    Files.writeString(server.file(bucket, name), "wrong");

    assertThatThrownBy(() -> worker(store, "other").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", RUN, "damaged in the bucket " + bucket.bucket());

    capture(worker(store, "third"), OTHER_RUN, "a", "right");
    try (Checkout again = worker(store, "fourth").checkOut(RUN, id)) {
      assertThat(again.root().resolve("docs/a")).hasContent("right");
    }
  }

  @Test
  void saysWhichFileIsGoneFromTheBucket() throws IOException {
    SnapshotStore store = store();
    String id = capture(worker(store, "one"), RUN, "docs/a", "right");
    BlobContents objects = new S3BlobContents(bucket);
    objects.delete(objects.list(null, 10).stream().map(BlobContents.Stored::name).toList());

    assertThatThrownBy(() -> worker(store, "other").checkOut(RUN, id))
        .isInstanceOf(Unavailable.class)
        .hasMessageContainingAll("docs/a", RUN, "gone from the bucket " + bucket.bucket());
  }

  @Test
  void readsRunsUnderWayWhereverTheirFilesAreWhenTheStoreIsChanged() throws IOException {
    var database = TestDatabase.fresh();
    BlobContents objects = new S3BlobContents(bucket);
    SnapshotStore before = new PostgresSnapshotStore(database);
    SnapshotStore during = new PostgresSnapshotStore(database, objects, true);
    SnapshotStore after = new PostgresSnapshotStore(database, objects, false);

    String first = capture(worker(before, "one"), RUN, "a", "in the database");
    String second = capture(worker(during, "two"), RUN, "b", "in the bucket");

    try (Checkout step = worker(during, "three").checkOut(RUN, first)) {
      assertThat(step.root().resolve("a")).hasContent("in the database");
    }
    try (Checkout step = worker(after, "four").checkOut(RUN, second)) {
      assertThat(step.root().resolve("b")).hasContent("in the bucket");
    }
    assertThat(objects.list(null, 10)).hasSize(1);
  }

  private Workspaces worker(SnapshotStore store, String name) {
    return new Workspaces(store, disk.resolve(name), WorkspaceLimits.DEFAULT);
  }

  private static String capture(Workspaces worker, String run, String path, String text)
      throws IOException {
    try (Checkout step = worker.checkOut(run, null)) {
      Path file = step.resolve(path, "path");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return String.valueOf(step.capture());
    }
  }
}
