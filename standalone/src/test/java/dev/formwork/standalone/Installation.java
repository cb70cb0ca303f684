package dev.formwork.standalone;

import dev.formwork.api.ApiApplication;
import dev.formwork.worker.WorkerApplication;
import dev.formwork.workflows.payload.Keyring;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * PostgreSQL, Temporal, the API and workers, each as a process of its own on 127.0.0.1, which a
 * test may kill and start again at its former address.
 */
final class Installation implements AutoCloseable {

  private final DataDirectory data;
  private final ChildProcesses children;
  private final List<String> settings;
  private final int databasePort = Ports.anyFree();
  private final TemporalPorts temporalPorts = TemporalPorts.free();
  private final int apiPort = Ports.anyFree();
  private final Deque<ChildJvm> workers = new ArrayDeque<>();
  private final String keyring = Keyring.generate("test").toSettingText();
  private PostgresServer database;
  private Temporal temporal;
  private ChildJvm api;
  private @Nullable WorkerBuild newerBuild;
  private int folders;

  /**
   * Starts everything but workers.
   *
   * @param settings of the API and the workers, `--formwork.x=y`
   */
  Installation(Path folder, List<String> settings) {
    this.settings = List.copyOf(settings);
    this.data = DataDirectory.take(folder, url().toString());
    this.children = new ChildProcesses(data.folder("children"));
    this.database = PostgresServer.start(data, children, databasePort);
    this.temporal = newTemporal();
    this.api = newApi();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + apiPort);
  }

  String jdbcUrl() {
    return database.jdbcUrl();
  }

  String temporalTarget() {
    return temporal.target();
  }

  /** Where the local Git host keeps its repositories. */
  Path repositories() {
    return data.folder("git");
  }

  /** Starts as many more workers. */
  void startWorkers(int number) {
    startWorkers(number, ChildJvm.classpath(), List.of(), "Worker takes runs");
  }

  /** Starts as many more workers of a build, which Temporal tells from others and makes current. */
  void startWorkers(int number, WorkerBuild build) {
    List<String> versioning =
        List.of(
            "--formwork.temporal.versioning.enabled=true",
            "--formwork.temporal.versioning.build-id=" + build.id());
    startWorkers(number, build.classpath(), versioning, "Build is");
  }

  private void startWorkers(int number, String classpath, List<String> more, String ready) {
    List<ChildJvm> started = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      List<String> arguments = common();
      arguments.add("--spring.main.web-application-type=none");
      arguments.add("--formwork.workspace.directory=" + data.folder("workspaces-" + ++folders));
      arguments.addAll(more);
      started.add(ChildJvm.start(classpath, WorkerApplication.class, arguments));
    }
    for (ChildJvm worker : started) {
      worker.awaitLine(line -> line.contains(ready));
      workers.add(worker);
    }
  }

  /** A build of the worker that is newer than the one that is tested; made with the first call. */
  WorkerBuild newerBuild() {
    if (newerBuild == null) {
      newerBuild = WorkerBuild.newer(data.folder("newer-build"));
    }
    return newerBuild;
  }

  /** Kills the workers that were started first. */
  void killOldest(int number) {
    for (int i = 0; i < number; i++) {
      workers.removeFirst().kill();
    }
  }

  /** Asks the workers that were started first to stop; they end in their own time. */
  List<ChildJvm> stopOldest(int number) {
    List<ChildJvm> stopping = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ChildJvm worker = workers.removeFirst();
      worker.askToStop();
      stopping.add(worker);
    }
    return stopping;
  }

  void killApi() {
    api.kill();
    api = newApi();
  }

  void killTemporal() {
    kill("temporal");
    temporal = newTemporal();
  }

  void killDatabase() {
    kill("postgres");
    closeDatabase();
    database = PostgresServer.start(data, children, databasePort);
  }

  private void closeDatabase() {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChildJvm newApi() {
    List<String> arguments = common();
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--server.port=" + apiPort);
    arguments.add("--spring.main.sources=" + Beginnings.class.getName());
    ChildJvm started = ChildJvm.start(ApiApplication.class, arguments);
    started.awaitLine(line -> line.contains("Started ApiApplication"));
    return started;
  }

  private Temporal newTemporal() {
    TemporalCommand command =
        new TemporalCommands(new Progress(new PrintStream(PrintStream.nullOutputStream())))
            .find()
            .orElse(null);
    Assumptions.assumeTrue(command != null, "There is no Temporal server. Run .ci/servers.");
    return TemporalDevServer.start(command, data, children, url(), temporalPorts);
  }

  private List<String> common() {
    List<String> all = new ArrayList<>();
    all.add("--spring.datasource.url=" + database.jdbcUrl());
    all.add("--spring.datasource.username=" + database.user());
    all.add("--formwork.temporal.target=" + temporalPorts.target());
    all.add("--formwork.keyring=" + keyring);
    all.add("--formwork.base-url=" + url());
    all.add("--formwork.local-git.directory=" + data.folder("git"));
    all.addAll(settings);
    return all;
  }

  /** `kill -9` of a server and all it has started. */
  private void kill(String name) {
    try {
      String pid = Files.readString(data.folder("children").resolve(name)).strip().split(" ", 2)[0];
      ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
      all.addFirst(server);
      all.forEach(ProcessHandle::destroyForcibly);
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    workers.forEach(ChildJvm::close);
    api.close();
    temporal.close();
    closeDatabase();
    data.close();
  }
}
