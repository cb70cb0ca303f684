package dev.formwork.worker;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL that a test stops and starts again with its data and at its port. */
final class StoppablePostgres {

  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private StoppablePostgres(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = launch();
  }

  static StoppablePostgres start(Path folder) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return new StoppablePostgres(folder, port);
    }
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  void migrate() {
    Flyway.configure()
        .dataSource(server.getPostgresDatabase())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  void stop() throws IOException {
    server.close();
  }

  void startAgain() throws IOException {
    server = launch();
  }
}
