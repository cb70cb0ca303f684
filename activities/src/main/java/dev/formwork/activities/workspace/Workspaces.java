package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of one worker. A step takes a snapshot out into a directory that only it works on;
 * the directory is parked when the step is done, so that the next step of the run on this worker
 * takes it over by a rename.
 */
public final class Workspaces {

  private final SnapshotStore store;
  private final Path directory;
  private final WorkspaceLimits limits;
  private final BlobCache cache;
  private final AtomicLong counter = new AtomicLong();
  private final ParkedTrees parked;
  private final boolean keepsEnded;

  /** Workspaces whose files are deleted when their run ends. */
  public Workspaces(SnapshotStore store, Path directory, WorkspaceLimits limits) {
    this(store, directory, limits, false);
  }

  /**
   * @param directory for this process alone; working directories that an earlier process left are
   *     deleted, its cache is used
   * @param keepsEnded whether the store keeps the files of an ended run; then something else
   *     deletes them after a time
   */
  public Workspaces(
      SnapshotStore store, Path directory, WorkspaceLimits limits, boolean keepsEnded) {
    this.store = store;
    this.limits = limits;
    this.parked = new ParkedTrees(limits);
    this.keepsEnded = keepsEnded;
    try {
      this.directory = Files.createDirectories(directory).toRealPath();
      FileTree.delete(this.directory.resolve("work"));
      Files.createDirectories(this.directory.resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.cache = new BlobCache(this.directory.resolve("blobs"), limits.maxCacheBytes());
  }

  /**
   * Takes a snapshot out into a directory of its own.
   *
   * @param snapshotId null for an empty workspace
   * @throws InvalidInput when the snapshot was deleted
   */
  public Checkout checkOut(String runId, @Nullable String snapshotId) {
    Path target = directory.resolve("work").resolve("step-" + counter.incrementAndGet());
    Tree tree = snapshotId == null ? null : parked.take(snapshotId);
    if (tree != null) {
      return new Checkout(this, runId, snapshotId, tree.moveTo(target));
    }
    Tree fresh = Tree.create(target);
    if (snapshotId != null) {
      List<Snapshot.Entry> entries = find(snapshotId).entries();
      new TreeWriter(store, cache, runId).write(entries, fresh);
    }
    return new Checkout(this, runId, snapshotId, fresh);
  }

  /**
   * Joins workspaces that steps of one run left which began with the same one. Doing it again gives
   * the same answer.
   *
   * @throws InvalidInput when one of the workspaces was deleted
   * @throws dev.formwork.activities.action.ActionException.QuotaExceeded when all together exceed a
   *     limit
   */
  public MergeResult merge(MergeRequest request) {
    var merge =
        new SnapshotMerge(request.base() == null ? List.of() : find(request.base()).entries());
    request.changes().forEach(one -> merge.add(one.stepId(), find(one.snapshot()).entries()));
    SnapshotMerge.Outcome outcome = merge.outcome();
    if (!outcome.conflicts().isEmpty()) {
      return new MergeResult(null, outcome.conflicts());
    }
    limits.check(
        outcome.entries().size(), outcome.entries().stream().mapToLong(Snapshot.Entry::size).sum());
    String runId = request.run().runId();
    String id = runId + "/" + SnapshotIds.of(outcome.entries());
    store.save(new Snapshot(id, runId, outcome.entries()));
    return new MergeResult(id, List.of());
  }

  /** A new empty directory on the disk of the workspaces. */
  public Path temporaryDirectory() {
    try {
      return Files.createDirectory(
          directory.resolve("work").resolve("temporary-" + counter.incrementAndGet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory that {@link #temporaryDirectory} made. */
  public void discard(Path temporary) {
    FileTree.delete(temporary);
  }

  /** Forgets the workspaces of a run that has ended. */
  public void release(String runId) {
    parked.deleteOf(runId);
    if (!keepsEnded) {
      store.release(runId);
    }
  }

  /**
   * Deletes the directories that were there at the last call already and that no step has taken
   * over since: their runs wait. The next step gets its files from the store.
   */
  public void releaseIdle() {
    parked.deleteIdle();
  }

  private Snapshot find(String snapshotId) {
    Snapshot snapshot =
        store
            .find(snapshotId)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "The files of this run are deleted (snapshot %s). Start the template again."
                            .formatted(snapshotId)));
    if (!snapshotId.endsWith("/" + SnapshotIds.of(snapshot.entries()))) {
      throw new Unavailable(
          "The list of files %s of run %s is damaged in the database. It is read again; restore it from a backup, or start the template again."
              .formatted(snapshotId, snapshot.runId()));
    }
    return snapshot;
  }

  String capture(String runId, @Nullable String before, Tree tree) {
    List<Snapshot.Entry> entries = new TreeReader(store, cache, limits).read(tree);
    if (entries.isEmpty() && before == null) {
      return "";
    }
    String id = runId + "/" + SnapshotIds.of(entries);
    if (!id.equals(before)) {
      save(new Snapshot(id, runId, entries), tree);
    }
    return id;
  }

  private void save(Snapshot snapshot, Tree tree) {
    try {
      store.save(snapshot);
    } catch (SnapshotStore.BlobsMissing e) {
      // Another run that held the same content ended between our look and our save.
      tree.forgetContents();
      new TreeReader(store, cache, limits).read(tree);
      store.save(snapshot);
    }
  }

  void park(String snapshotId, Tree tree) {
    Path place = directory.resolve("work").resolve("parked-" + counter.incrementAndGet());
    parked.park(snapshotId, tree.moveTo(place));
  }
}
