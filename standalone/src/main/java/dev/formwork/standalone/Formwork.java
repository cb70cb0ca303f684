package dev.formwork.standalone;

import dev.formwork.api.ApiApplication;
import dev.formwork.worker.WorkerApplication;
import dev.formwork.workflows.payload.Keyring;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Everything on one machine: PostgreSQL, Temporal, the worker and the API with its portal. */
final class Formwork implements AutoCloseable {

  private final Options options;
  private final PrintStream out;
  private final Progress progress;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private volatile boolean ready;
  private boolean closed;

  Formwork(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.progress = new Progress(out);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + options.port());
  }

  boolean isStarted() {
    return ready;
  }

  /**
   * Starts everything and prints where it is.
   *
   * @throws StartFailure when something cannot start; what had started is stopped by {@link #close}
   */
  void start() {
    Instant begun = Instant.now();
    out.println("Formwork");
    DataDirectory data = keep(DataDirectory.take(options.data(), url().toString()));
    requireFreePort();
    setUpLogging(data);
    ChildProcesses children = new ChildProcesses(data.folder("children"));
    for (String name : children.endLeftBehind()) {
      progress.say("Ended %s, which an earlier start had left behind.".formatted(name));
    }
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PostgresServer> postgres = starters.submit(() -> startPostgres(data, children));
      Future<Temporal> temporal = starters.submit(() -> startTemporal(data, children));
      List<String> settings = settings(data, await(postgres), await(temporal));
      startProcesses(settings);
      ready = true;
      new Welcome(out, url(), await(temporal), options.data()).print(begun);
    }
  }

  /**
   * Once for the whole process: two applications that start side by side would undo each other's.
   */
  private void setUpLogging(DataDirectory data) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.setProperty("logback.configurationFile", "logback-standalone.xml");
    System.setProperty("formwork.log", data.log("formwork").toString());
    System.setProperty("formwork.log.console", options.verbose() ? "INFO" : "OFF");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // Set up by this thread, before others log: SLF4J complains when they do so meanwhile.
    LoggerFactory.getILoggerFactory();
  }

  private void requireFreePort() {
    if (!Ports.isFree(options.port())) {
      throw new StartFailure(
          "Port %d of 127.0.0.1 is taken by another process. Stop that one, or choose another port with --port, e.g. --port %d."
              .formatted(options.port(), options.port() == 65535 ? 8081 : options.port() + 1));
    }
  }

  private PostgresServer startPostgres(DataDirectory data, ChildProcesses children) {
    Instant since = Instant.now();
    PostgresServer server = keep(PostgresServer.start(data, children));
    progress.ready("PostgreSQL", server.jdbcUrl(), since);
    return server;
  }

  private Temporal startTemporal(DataDirectory data, ChildProcesses children) {
    Instant since = Instant.now();
    Temporal temporal = keep(chooseTemporal(data, children));
    progress.ready("Temporal", temporal.target() + ", from " + temporal.origin(), since);
    return temporal;
  }

  private Temporal chooseTemporal(DataDirectory data, ChildProcesses children) {
    String address = System.getenv("TEMPORAL_ADDRESS");
    if (address != null && !address.isBlank()) {
      String ui = System.getenv("TEMPORAL_UI_URL");
      return new ExternalTemporal(address, ui == null ? null : URI.create(ui));
    }
    return new TemporalCommands(progress)
        .find()
        .<Temporal>map(command -> TemporalDevServer.start(command, data, children, url()))
        .orElseGet(InMemoryTemporal::start);
  }

  /** The worker and the API start side by side; each needs most of a core for some seconds. */
  private void startProcesses(List<String> settings) {
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ConfigurableApplicationContext> worker =
          starters.submit(
              () -> startProcess("Worker", WorkerApplication.builder(), workerSettings(settings)));
      Future<ConfigurableApplicationContext> api =
          starters.submit(
              () ->
                  startProcess(
                      "API", ApiApplication.builder().sources(Beginnings.class), settings));
      await(worker);
      await(api);
    }
  }

  private ConfigurableApplicationContext startProcess(
      String name, SpringApplicationBuilder application, List<String> settings) {
    Instant since = Instant.now();
    ConfigurableApplicationContext context =
        application.registerShutdownHook(false).run(settings.toArray(String[]::new));
    keep(context::close);
    progress.ready(name, name.equals("API") ? url().toString() : "ready for runs", since);
    return context;
  }

  private static List<String> workerSettings(List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("--spring.main.web-application-type=none");
    return all;
  }

  private List<String> settings(DataDirectory data, PostgresServer postgres, Temporal temporal) {
    List<String> settings = new ArrayList<>();
    settings.add("--server.address=127.0.0.1");
    settings.add("--server.port=" + options.port());
    settings.add("--spring.main.banner-mode=off");
    settings.add("--spring.datasource.url=" + postgres.jdbcUrl());
    settings.add("--spring.datasource.username=" + postgres.user());
    settings.add("--formwork.temporal.target=" + temporal.target());
    settings.add("--formwork.temporal.durable=" + temporal.isDurable());
    addIfKnown(settings, "formwork.temporal.ui-url", temporal.ui());
    addIfKnown(settings, "formwork.temporal.banner", temporal.banner());
    settings.add(
        "--formwork.keyring="
            + data.secret("keyring", () -> Keyring.generate("local").toSettingText()));
    settings.add("--formwork.base-url=" + url());
    settings.add("--formwork.local-git.directory=" + data.folder("git"));
    settings.add("--formwork.workspace.directory=" + data.folder("workspaces"));
    settings.addAll(options.settings());
    return settings;
  }

  private static void addIfKnown(List<String> settings, String name, @Nullable Object value) {
    if (value != null) {
      settings.add("--" + name + "=" + value);
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    synchronized (started) {
      started.push(resource);
    }
    return resource;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof StartFailure failure) {
        throw failure;
      }
      throw new StartFailure(
          "Formwork did not start: %s. The log in the data directory tells more."
              .formatted(cause.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while starting.", e);
    }
  }

  /**
   * Stops what was started, newest first: the API and the worker let go before their servers end.
   */
  @Override
  public void close() {
    synchronized (started) {
      if (closed) {
        return;
      }
      closed = true;
      while (!started.isEmpty()) {
        closeOne(started.pop());
      }
    }
  }

  private void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      out.println("  ! Could not stop %s: %s".formatted(resource.getClass().getSimpleName(), e));
    }
  }
}
