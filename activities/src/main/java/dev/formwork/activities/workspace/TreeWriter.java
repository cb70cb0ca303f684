package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.Unavailable;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of a snapshot into a directory; bytes come from the cache where it has them.
 * Every byte is checked against its hash, so that a damaged store never gives a step a wrong file.
 */
final class TreeWriter {

  private static final long BATCH_BYTES = 16L << 20;

  private final SnapshotStore store;
  private final BlobCache cache;
  private final String runId;

  TreeWriter(SnapshotStore store, BlobCache cache, String runId) {
    this.store = store;
    this.cache = cache;
    this.runId = runId;
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
      Files.write(file, Objects.requireNonNull(contents.get(entry.hash())));
      if (entry.kind() == Snapshot.Kind.EXECUTABLE) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      tree.remember(file, entry);
    }
  }

  private void writeLinks(List<Snapshot.Entry> entries, Tree tree) throws IOException {
    Map<String, byte[]> contents = contents(entries);
    for (Snapshot.Entry entry : entries) {
      byte[] content = Objects.requireNonNull(contents.get(entry.hash()));
      String target = new String(content, StandardCharsets.UTF_8);
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

  private Map<String, byte[]> contents(List<Snapshot.Entry> entries) {
    Map<String, byte[]> contents = new HashMap<>();
    Set<String> absent = new LinkedHashSet<>();
    for (Snapshot.Entry entry : entries) {
      cache
          .read(entry.hash())
          .ifPresentOrElse(
              content -> contents.put(entry.hash(), content), () -> absent.add(entry.hash()));
    }
    if (absent.isEmpty()) {
      return contents;
    }
    Map<String, byte[]> loaded = store.load(absent);
    for (Snapshot.Entry entry : entries) {
      if (absent.remove(entry.hash())) {
        byte[] content = checked(entry, loaded.get(entry.hash()));
        cache.write(entry.hash(), content);
        contents.put(entry.hash(), content);
      }
    }
    return contents;
  }

  private byte[] checked(Snapshot.Entry entry, byte @Nullable [] content) {
    if (content == null) {
      store.distrust(List.of(entry.hash()));
      throw new Unavailable(
          "The content of %s (run %s, hash %s) is gone from %s. It is looked for again; restore it from a backup, or start the template again."
              .formatted(entry.path(), runId, entry.hash(), store.place()));
    }
    String found = Hashes.of(content);
    if (!found.equals(entry.hash())) {
      store.distrust(List.of(entry.hash()));
      throw new Unavailable(
          "The content of %s (run %s) is damaged in %s: its SHA-256 is %s and must be %s. It is read again; restore it from a backup, or start the template again."
              .formatted(entry.path(), runId, store.place(), found, entry.hash()));
    }
    return content;
  }
}
