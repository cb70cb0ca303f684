package dev.formwork.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL server on 127.0.0.1, its data kept in the data directory and safe against a
 * power cut: the binaries come ready to start without fsync, so that is switched on again here.
 */
final class PostgresServer implements AutoCloseable {

  private static final String NAME = "postgres";
  private static final String PID_FILE = "postmaster.pid";
  private static final Duration OURS_PATIENCE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final EmbeddedPostgres server;
  private final ChildProcesses children;

  private PostgresServer(EmbeddedPostgres server, ChildProcesses children) {
    this.server = server;
    this.children = children;
  }

  static PostgresServer start(DataDirectory data, ChildProcesses children) {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(data, children, Ports.anyFree());
      } catch (NotOurs taken) {
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  static PostgresServer start(DataDirectory data, ChildProcesses children, int port) {
    Path folder = data.folder(NAME);
    endServerLeftBehind(folder);
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(MachineCache.root().resolve("postgres").toFile())
              .setPort(port)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setPGStartupWait(Duration.ofSeconds(90))
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(data.log(NAME).toFile()))
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(data.log(NAME).toFile()))
              .start();
      Optional<ProcessHandle> ours = ours(folder, port);
      if (ours.isEmpty()) {
        server.close();
        throw new NotOurs(port, data.log(NAME));
      }
      children.remember(NAME, ours.get());
      return new PostgresServer(server, children);
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL did not start: %s. Its log is %s.".formatted(e.getMessage(), data.log(NAME)),
          e);
    }
  }

  /**
   * The process that serves our data at the port. A server that does not get its port ends, and the
   * one that has it would be taken for it.
   */
  private static Optional<ProcessHandle> ours(Path folder, int port) throws IOException {
    Instant deadline = Instant.now().plus(OURS_PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (isReady(folder.resolve(PID_FILE), port)) {
        return postmaster(folder);
      }
      Pauses.brief("PostgreSQL");
    }
    return Optional.empty();
  }

  /** The server writes its port and then its state into the file: 8 lines, once it is ready. */
  private static boolean isReady(Path file, int port) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.size() >= 8
        && lines.get(3).strip().equals(String.valueOf(port))
        && lines.get(7).strip().equals("ready");
  }

  /** Another server answers at the port that ours was to have. */
  private static final class NotOurs extends StartFailure {
    NotOurs(int port, Path log) {
      super(
          "PostgreSQL did not get port %d, which another server answers at. Its log is %s."
              .formatted(port, log));
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
  }

  String user() {
    return "postgres";
  }

  /**
   * A server that a killed process left behind would be adopted in silence; it is ended by the pid
   * file it keeps.
   */
  private static void endServerLeftBehind(Path folder) {
    postmaster(folder)
        .filter(process -> process.info().command().orElse("").contains("postgres"))
        .ifPresent(ChildProcesses::end);
  }

  private static Optional<ProcessHandle> postmaster(Path folder) {
    Path file = folder.resolve(PID_FILE);
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
          : Optional.empty();
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw new StartFailure(
          "The file %s cannot be read, so nobody knows whether a PostgreSQL server still runs on this data: %s. End that server if there is one, delete the file, and start again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    children.forget(NAME);
  }
}
