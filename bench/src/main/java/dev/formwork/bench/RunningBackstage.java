package dev.formwork.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A Backstage backend with catalog and scaffolder in a process of its own, on a PostgreSQL of its
 * own that is set as Formwork's is. Apart from its addresses it has the defaults of its packages.
 */
final class RunningBackstage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process node;
  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final ScaffolderClient client;

  private RunningBackstage(
      Process node, EmbeddedPostgres postgres, Path folder, ScaffolderClient client) {
    this.node = node;
    this.postgres = postgres;
    this.folder = folder;
    this.client = client;
  }

  /**
   * Starts it and waits until its catalog has the templates.
   *
   * @param templates folder with the templates that `app-config.yaml` names
   * @param environment where Gitea is, if it is
   */
  static RunningBackstage start(
      BackstagePackages packages, Path templates, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("backstage-bench");
    EmbeddedPostgres postgres = postgres(folder);
    int port = FreePort.find();
    ProcessBuilder command =
        packages
            .node(List.of("backend.cjs", "--config", "app-config.yaml"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("backstage.log").toFile());
    command.environment().putAll(environment);
    command
        .environment()
        .putAll(
            Map.of(
                "NODE_ENV",
                "production",
                "BENCH_PORT",
                String.valueOf(port),
                "BENCH_POSTGRES_PORT",
                String.valueOf(postgres.getPort()),
                "BENCH_TEMPLATES",
                templates.toString()));
    var client = new ScaffolderClient(URI.create("http://127.0.0.1:" + port));
    var backstage = new RunningBackstage(command.start(), postgres, folder, client);
    try {
      backstage.awaitTemplate("plain");
      backstage.awaitTemplate("publish");
      return backstage;
    } catch (IOException | InterruptedException | RuntimeException e) {
      backstage.close();
      throw e;
    }
  }

  private static EmbeddedPostgres postgres(Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("postgres"))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .start();
  }

  private void awaitTemplate(String name) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!knows(name)) {
      if (!node.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "Backstage did not start: " + Files.readString(folder.resolve("backstage.log")));
      }
      Thread.sleep(200);
    }
  }

  private boolean knows(String template) throws IOException, InterruptedException {
    try {
      return client.knows("template", template);
    } catch (ConnectException starting) {
      return false;
    }
  }

  ScaffolderClient client() {
    return client;
  }

  /** CPU time so far of the backend and its PostgreSQL. */
  Duration cpu() throws IOException {
    Path pidFile = folder.resolve("postgres").resolve("postmaster.pid");
    long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    return CpuTime.ofTree(node.toHandle())
        .plus(CpuTime.ofTree(ProcessHandle.of(postmaster).orElseThrow()));
  }

  /** Stops it and deletes all that it kept. */
  @Override
  public void close() throws IOException {
    node.destroy();
    node.onExit().join();
    postgres.close();
    Scratch.delete(folder);
  }
}
