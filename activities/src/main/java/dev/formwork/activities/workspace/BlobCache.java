package dev.formwork.activities.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Blobs on a worker's disk, by hash; the least recently used go first when room runs out. */
final class BlobCache {

  private final Path directory;
  private final long maxBytes;
  private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long written;

  BlobCache(Path directory, long maxBytes) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    try {
      Files.createDirectories(directory);
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          adopt(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    makeRoom();
  }

  private void adopt(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.matches("[0-9a-f]{64}")) {
      sizes.put(name, Files.size(file));
      bytes += Files.size(file);
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** The blob, checked against its hash; a damaged one is dropped and counts as absent. */
  Optional<byte[]> read(String hash) {
    synchronized (this) {
      if (sizes.get(hash) == null) {
        return Optional.empty();
      }
    }
    try {
      byte[] content = Files.readAllBytes(directory.resolve(hash));
      if (Hashes.of(content).equals(hash)) {
        return Optional.of(content);
      }
    } catch (NoSuchFileException e) {
      // Made room for another blob meanwhile: absent like any other.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forget(hash);
    return Optional.empty();
  }

  /** Keeps a blob, if it fits. */
  void write(String hash, byte[] content) {
    if (content.length > maxBytes / 4) {
      return;
    }
    synchronized (this) {
      if (sizes.get(hash) != null) {
        return;
      }
    }
    try {
      Path temporary = directory.resolve(hash + "." + next() + ".tmp");
      Files.write(temporary, content);
      Files.move(temporary, directory.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(hash, content.length);
  }

  private synchronized long next() {
    return ++written;
  }

  private synchronized void remember(String hash, long size) {
    Long before = sizes.put(hash, size);
    bytes += before == null ? size : 0;
    makeRoom();
  }

  private synchronized void makeRoom() {
    var oldest = sizes.entrySet().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      Map.Entry<String, Long> entry = oldest.next();
      oldest.remove();
      bytes -= entry.getValue();
      delete(entry.getKey());
    }
  }

  private synchronized void forget(String hash) {
    Long size = sizes.remove(hash);
    if (size != null) {
      bytes -= size;
      delete(hash);
    }
  }

  private void delete(String hash) {
    try {
      Files.deleteIfExists(directory.resolve(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
