package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a directory into the entries of a snapshot and stores what is not stored yet. */
final class TreeReader {

  private static final long BATCH_BYTES = 16L << 20;

  private final SnapshotStore store;
  private final BlobCache cache;
  private final WorkspaceLimits limits;
  private final List<Snapshot.Entry> entries = new ArrayList<>();
  private final Map<String, byte[]> pending = new HashMap<>();
  private final List<Fresh> fresh = new ArrayList<>();
  private long bytes;
  private long pendingBytes;

  private record Fresh(Path file, Snapshot.Entry entry) {}

  TreeReader(SnapshotStore store, BlobCache cache, WorkspaceLimits limits) {
    this.store = store;
    this.cache = cache;
    this.limits = limits;
  }

  /**
   * The entries, sorted by path.
   *
   * @throws QuotaExceeded when a limit is exceeded; names it
   * @throws InvalidInput when a link leads out of the workspace, or an entry is neither a file, a
   *     directory nor a link
   */
  List<Snapshot.Entry> read(Tree tree) {
    try {
      walk(tree, tree.root());
      flush();
      for (Fresh file : fresh) {
        tree.remember(file.file(), file.entry());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tree.has(entries.size(), bytes);
    entries.sort(Comparator.comparing(Snapshot.Entry::path));
    return List.copyOf(entries);
  }

  private void walk(Tree tree, Path directory) throws IOException {
    boolean empty = true;
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        empty = false;
        if (Files.isSymbolicLink(child)) {
          addLink(tree, child);
        } else if (Files.isDirectory(child)) {
          walk(tree, child);
        } else {
          addFile(tree, child);
        }
      }
    }
    if (empty && !directory.equals(tree.root())) {
      add(new Snapshot.Entry(name(tree, directory), Snapshot.Kind.DIRECTORY, "", 0));
    }
  }

  private void addLink(Tree tree, Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    Path parent = link.getParent();
    boolean inside =
        parent != null
            && !target.isAbsolute()
            && parent.resolve(target).normalize().startsWith(tree.root())
            && (!Files.exists(link) || link.toRealPath().startsWith(tree.root()));
    if (!inside) {
      throw new InvalidInput(
          "Link %s leads out of the workspace, to %s. Make it relative and keep it inside, or leave it out."
              .formatted(name(tree, link), target));
    }
    byte[] content = target.toString().getBytes(StandardCharsets.UTF_8);
    String hash = Hashes.of(content);
    add(new Snapshot.Entry(name(tree, link), Snapshot.Kind.LINK, hash, content.length));
    keep(hash, content);
  }

  private void addFile(Tree tree, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          "%s is neither a file, a directory nor a link. Leave it out."
              .formatted(name(tree, file)));
    }
    String path = name(tree, file);
    Fingerprint now = Fingerprint.of(file);
    if (now.size() > limits.maxFileBytes()) {
      throw new QuotaExceeded(
          "File %s has %,d bytes; a file may have %,d. Leave it out or ask the operator to raise the limit."
              .formatted(path, now.size(), limits.maxFileBytes()));
    }
    Snapshot.Entry stored = tree.stored(path, now).orElse(null);
    if (stored != null) {
      add(stored);
      return;
    }
    byte[] content = Files.readAllBytes(file);
    String hash = Hashes.of(content);
    var entry = new Snapshot.Entry(path, now.kind(), hash, content.length);
    add(entry);
    fresh.add(new Fresh(file, entry));
    keep(hash, content);
  }

  private void add(Snapshot.Entry entry) {
    entries.add(entry);
    bytes += entry.size();
    limits.check(entries.size(), bytes);
  }

  private void keep(String hash, byte[] content) {
    if (pending.putIfAbsent(hash, content) == null) {
      pendingBytes += content.length;
    }
    if (pendingBytes > BATCH_BYTES) {
      flush();
    }
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    Set<String> missing = store.missing(pending.keySet());
    pending.forEach(cache::write);
    pending.keySet().retainAll(missing);
    if (!pending.isEmpty()) {
      store.store(pending);
    }
    pending.clear();
    pendingBytes = 0;
  }

  private static String name(Tree tree, Path path) {
    return tree.root().relativize(path).toString();
  }
}
