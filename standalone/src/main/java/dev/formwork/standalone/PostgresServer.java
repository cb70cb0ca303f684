package dev.formwork.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real PostgreSQL server on 127.0.0.1, its data kept in the data directory and safe against a
 * power cut: the binaries come ready to start without fsync, so that is switched on again here.
 */
final class PostgresServer implements AutoCloseable {

  private static final String NAME = "postgres";

  private final EmbeddedPostgres server;
  private final ChildProcesses children;

  private PostgresServer(EmbeddedPostgres server, ChildProcesses children) {
    this.server = server;
    this.children = children;
  }

  static PostgresServer start(DataDirectory data, ChildProcesses children) {
    return start(data, children, Ports.anyFree());
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
      postmaster(folder).ifPresent(process -> children.remember(NAME, process));
      return new PostgresServer(server, children);
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL did not start: %s. Its log is %s.".formatted(e.getMessage(), data.log(NAME)),
          e);
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
    Path file = folder.resolve("postmaster.pid");
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
