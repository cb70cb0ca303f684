package dev.formwork.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes that this one started, remembered on disk, so that the next start on the same data
 * directory can end those that a killed process left behind.
 */
final class ChildProcesses {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;

  ChildProcesses(Path folder) {
    this.folder = folder;
  }

  /** Writes down a process that was started. */
  void remember(String name, ProcessHandle process) {
    String started = process.info().startInstant().map(Instant::toString).orElse("");
    try {
      Files.writeString(folder.resolve(name), process.pid() + " " + started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every remembered process that still lives and answers their names. */
  List<String> endLeftBehind() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(this::endIfAlive)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean endIfAlive(Path file) {
    try {
      String[] parts = Files.readString(file).strip().split(" ", 2);
      Optional<ProcessHandle> process =
          ProcessHandle.of(Long.parseLong(parts[0]))
              .filter(handle -> parts.length == 2 && sameStart(handle, parts[1]));
      process.ifPresent(ChildProcesses::end);
      Files.deleteIfExists(file);
      return process.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process id is used again after a while; with the same start time it is the same process. */
  private static boolean sameStart(ProcessHandle process, String started) {
    return process.info().startInstant().map(Instant::toString).orElse("").equals(started);
  }

  /** Asks the process to stop, waits for it, and kills it when it does not. */
  static void end(ProcessHandle process) {
    process.destroy();
    if (!hasEnded(process)) {
      process.destroyForcibly();
      hasEnded(process);
    }
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException still) {
      return !process.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
