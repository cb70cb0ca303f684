package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the entries of a snapshot into a directory; bytes come from the cache where it has them.
 */
final class TreeWriter {

  private static final long BATCH_BYTES = 16L << 20;

  private final SnapshotStore store;
  private final BlobCache cache;

  TreeWriter(SnapshotStore store, BlobCache cache) {
    this.store = store;
    this.cache = cache;
  }

  void write(List<Snapshot.Entry> entries, Tree tree) {
    try {
      var links = new ArrayList<Snapshot.Entry>();
      var batch = new ArrayList<Snapshot.Entry>();
      long bytes = 0;
      for (Snapshot.Entry entry : entries) {
        switch (entry.kind()) {
          case DIRECTORY -> Files.createDirectories(tree.root().resolve(entry.path()));
          case LINK -> links.add(entry);
          case FILE, EXECUTABLE -> {
            batch.add(entry);
            bytes += entry.size();
          }
        }
        if (bytes > BATCH_BYTES) {
          writeFiles(batch, tree);
          batch.clear();
          bytes = 0;
        }
      }
      writeFiles(batch, tree);
      writeLinks(links, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeFiles(List<Snapshot.Entry> entries, Tree tree) throws IOException {
    Map<String, byte[]> contents = contents(entries);
    for (Snapshot.Entry entry : entries) {
      Path file = parentOf(entry, tree);
      Files.write(file, content(entry, contents));
      if (entry.kind() == Snapshot.Kind.EXECUTABLE) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      tree.remember(file, entry);
    }
  }

  private void writeLinks(List<Snapshot.Entry> entries, Tree tree) throws IOException {
    Map<String, byte[]> contents = contents(entries);
    for (Snapshot.Entry entry : entries) {
      String target = new String(content(entry, contents), StandardCharsets.UTF_8);
      Files.createSymbolicLink(parentOf(entry, tree), Path.of(target));
    }
  }

  private static Path parentOf(Snapshot.Entry entry, Tree tree) throws IOException {
    Path file = tree.root().resolve(entry.path());
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return file;
  }

  private static byte[] content(Snapshot.Entry entry, Map<String, byte[]> contents) {
    byte[] content = contents.get(entry.hash());
    if (content == null) {
      throw new InvalidInput(
          "The content of %s is no longer stored. Start the template again."
              .formatted(entry.path()));
    }
    return content;
  }

  private Map<String, byte[]> contents(List<Snapshot.Entry> entries) {
    Map<String, byte[]> contents = new HashMap<>();
    Set<String> absent = new LinkedHashSet<>();
    for (Snapshot.Entry entry : entries) {
      cache
          .read(entry.hash())
          .ifPresentOrElse(
              content -> contents.put(entry.hash(), content), () -> absent.add(entry.hash()));
    }
    if (!absent.isEmpty()) {
      store
          .load(absent)
          .forEach(
              (hash, content) -> {
                cache.write(hash, content);
                contents.put(hash, content);
              });
    }
    return contents;
  }
}
