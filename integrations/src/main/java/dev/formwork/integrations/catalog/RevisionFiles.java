package dev.formwork.integrations.catalog;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.activities.workspace.FileTree;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateRevisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of template revisions, which are in the catalog's tables. A revision never changes, so
 * it is written to the disk once and read by all steps of all runs that use it; those that were
 * used longest ago are deleted.
 */
public final class RevisionFiles implements TemplateFiles {

  private static final int ATTEMPTS = 3;

  /** Bytes of revisions that no step reads and that are kept all the same. */
  static final long MAX_KEPT = 256L << 20;

  private final TemplateRevisions revisions;
  private final Path directory;
  private final long maxKept;
  private final Map<String, Shared> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long counter;

  /**
   * @param directory for this process alone; what an earlier process left there is deleted
   */
  public RevisionFiles(TemplateRevisions revisions, Path directory) {
    this(revisions, directory, MAX_KEPT);
  }

  RevisionFiles(TemplateRevisions revisions, Path directory, long maxKept) {
    this.revisions = revisions;
    this.maxKept = maxKept;
    FileTree.delete(directory);
    try {
      this.directory = Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A revision on the disk and how many steps read it. */
  private static final class Shared {
    private final RevisionDirectory files;
    private int readers;
    private boolean isRetired;

    Shared(RevisionDirectory files) {
      this.files = files;
    }
  }

  @Override
  public Opened open(String digest) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Shared shared = take(digest);
      boolean isWhole = false;
      try {
        shared.files.fill(() -> stored(digest));
        isWhole = shared.files.isWhole();
      } finally {
        if (!isWhole) {
          retire(digest, shared);
        }
      }
      if (isWhole) {
        return new Reading(shared);
      }
    }
    throw new Unavailable(
        "Files of template revision %s vanish from %s as soon as they are written. Keep other programs away from that folder."
            .formatted(digest, directory));
  }

  private List<TemplateFile> stored(String digest) {
    return revisions
        .files(digest)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "Template revision %s does not exist. Start a new run from the current revision."
                        .formatted(digest)));
  }

  private Shared take(String digest) {
    synchronized (kept) {
      Shared shared =
          kept.computeIfAbsent(
              digest,
              unknown ->
                  new Shared(new RevisionDirectory(directory.resolve("revision-" + counter++))));
      shared.readers++;
      return shared;
    }
  }

  /** Gives it back and lets nobody else read it. */
  private void retire(String digest, Shared shared) {
    synchronized (kept) {
      shared.isRetired = true;
      kept.remove(digest, shared);
    }
    giveBack(shared);
  }

  /** Deletes what nobody reads and is retired, or too much. */
  private void giveBack(Shared shared) {
    List<Shared> unused = new ArrayList<>();
    synchronized (kept) {
      shared.readers--;
      if (shared.isRetired && shared.readers == 0) {
        unused.add(shared);
      }
      long bytes = kept.values().stream().mapToLong(each -> each.files.bytes()).sum();
      Iterator<Shared> oldest = kept.values().iterator();
      while (bytes > maxKept && oldest.hasNext()) {
        Shared each = oldest.next();
        if (each.readers == 0) {
          oldest.remove();
          unused.add(each);
          bytes -= each.files.bytes();
        }
      }
    }
    unused.forEach(each -> each.files.delete());
  }

  /** What one step reads. */
  private final class Reading implements Opened {

    private final Shared shared;
    private boolean isClosed;

    Reading(Shared shared) {
      this.shared = shared;
    }

    @Override
    public Path directory() {
      return shared.files.directory();
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        giveBack(shared);
      }
    }
  }
}
