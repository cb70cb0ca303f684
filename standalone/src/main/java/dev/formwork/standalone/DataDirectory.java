package dev.formwork.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything the process keeps between starts. One process at a time owns
 * it.
 */
final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder, makes it when it is missing, and ends child processes that an earlier owner
   * left behind.
   *
   * @throws StartFailure when another process owns it
   */
  static DataDirectory take(Path root, String url) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = Files.readString(root.resolve("owner")).strip();
        channel.close();
        throw new StartFailure(
            "Formwork is already running on the data directory %s (%s). Use it, stop it, or start another with --data and --port."
                .formatted(root, owner));
      }
      Files.writeString(
          root.resolve("owner"), "process %d, %s%n".formatted(ProcessHandle.current().pid(), url));
      return new DataDirectory(root, channel, lock);
    } catch (IOException e) {
      throw new StartFailure(
          "The data directory %s cannot be used: %s. Choose another with --data."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  Path root() {
    return root;
  }

  /** A folder inside, made when it is missing. */
  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path log(String name) {
    return folder("logs").resolve(name + ".log");
  }

  /** The text of a file that only the owner may read, made by the supplier when it is missing. */
  String secret(String name, Supplier<String> fresh) {
    Path file = root.resolve(name);
    try {
      if (!Files.exists(file)) {
        Path draft = root.resolve(name + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel out =
            FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")))) {
          out.write(ByteBuffer.wrap(fresh.get().getBytes(StandardCharsets.UTF_8)));
          out.force(true);
        }
        Files.move(draft, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartFailure(
          "The file %s cannot be read or made: %s.".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
