package dev.formwork.standalone;

import dev.formwork.workflows.payload.Keyring;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL and Temporal as a cluster has them, beside which a test starts {@link WorkerProcess}es
 * and {@link ApiProcess}es of their own.
 */
final class Servers implements AutoCloseable {

  private final DataDirectory data;
  private final ChildProcesses children;
  private final int apiPort = Ports.anyFree();
  private final PostgresServer postgres;
  private final TemporalDevServer temporal;

  private Servers(Path folder) {
    data = DataDirectory.take(folder, "a test");
    children = new ChildProcesses(data.folder("children"));
    postgres = PostgresServer.start(data, children);
    temporal = startTemporal();
  }

  /** Starts both with their data in the folder. */
  static Servers start(Path folder) {
    return new Servers(folder);
  }

  private TemporalDevServer startTemporal() {
    TemporalCommand command =
        new TemporalCommands(new Progress(new PrintStream(System.err, true)))
            .find()
            .orElseThrow(() -> new AssertionError("There is no Temporal server on this machine."));
    return TemporalDevServer.start(command, data, children, url(), TemporalPorts::free);
  }

  /** Where the API is, once a test has started one. */
  URI url() {
    return URI.create("http://127.0.0.1:" + apiPort);
  }

  String temporal() {
    return temporal.target();
  }

  /** Temporal's own web interface. */
  URI temporalUi() {
    return temporal.ui();
  }

  String jdbcUrl() {
    return postgres.jdbcUrl() + "?user=" + postgres.user();
  }

  String keyring() {
    return data.secret("keyring", () -> Keyring.generate("test").toSettingText());
  }

  Path folder(String name) {
    return data.folder(name);
  }

  /** Settings that workers and the API have in common. */
  List<String> settings() {
    List<String> settings = new ArrayList<>();
    settings.add("--spring.datasource.url=" + postgres.jdbcUrl());
    settings.add("--spring.datasource.username=" + postgres.user());
    settings.add("--spring.datasource.hikari.maximum-pool-size=8");
    settings.add("--formwork.temporal.target=" + temporal.target());
    settings.add("--formwork.keyring=" + keyring());
    settings.add("--formwork.base-url=" + url());
    settings.add("--formwork.local-git.directory=" + folder("git"));
    return settings;
  }

  @Override
  public void close() {
    temporal.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    data.close();
  }
}
