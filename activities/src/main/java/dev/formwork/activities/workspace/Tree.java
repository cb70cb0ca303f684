package dev.formwork.activities.workspace;

import dev.formwork.activities.port.workspace.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A working directory, and what is known of the files in it. Used by one thread at a time. */
final class Tree {

  /** A file whose content is known and stored. */
  record Known(Fingerprint fingerprint, Snapshot.Entry entry) {}

  private final Path root;
  private final Map<String, Known> known;
  private int files;
  private long bytes;

  private Tree(Path root, Map<String, Known> known) {
    this.root = root;
    this.known = known;
  }

  static Tree create(Path root) {
    try {
      return new Tree(Files.createDirectory(root), new HashMap<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  /** Files, links and empty directories when they were last read. */
  int files() {
    return files;
  }

  /** Bytes of all files when they were last read. */
  long bytes() {
    return bytes;
  }

  void has(int filesNow, long bytesNow) {
    files = filesNow;
    bytes = bytesNow;
  }

  /** The stored entry of a file that looks as it did when it was stored. */
  Optional<Snapshot.Entry> stored(String path, Fingerprint now) {
    Known before = known.get(path);
    return before != null && now.isUntouched() && before.fingerprint().equals(now)
        ? Optional.of(before.entry())
        : Optional.empty();
  }

  /** Remembers a file whose content is stored, and marks it as untouched. */
  void remember(Path file, Snapshot.Entry entry) throws IOException {
    Files.setLastModifiedTime(file, Fingerprint.UNTOUCHED);
    known.put(entry.path(), new Known(Fingerprint.of(file), entry));
  }

  void forgetContents() {
    known.clear();
  }

  Tree moveTo(Path target) {
    try {
      Tree moved = new Tree(Files.move(root, target, StandardCopyOption.ATOMIC_MOVE), known);
      moved.has(files, bytes);
      return moved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    FileTree.delete(root);
  }
}
