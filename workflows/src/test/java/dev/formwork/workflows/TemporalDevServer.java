package dev.formwork.workflows;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Temporal dev server on 127.0.0.1, with the settings of the local mode and the search
 * attributes of runs. Its binary is the one that the launcher keeps in its cache.
 */
public final class TemporalDevServer implements AutoCloseable {

  private static final String BINARY = "temporal-1.5.1";
  private static final int ATTEMPTS = 5;

  /** As shipped, one shard serves 20 dispatches per second and small rate limits end the rest. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "history.transferProcessorMaxPollRPS", "2000",
          "history.timerProcessorMaxPollRPS", "2000",
          "history.visibilityProcessorMaxPollRPS", "2000",
          "history.rps", "50000",
          "matching.rps", "50000",
          "frontend.namespaceRPS", "50000",
          "frontend.rps", "50000",
          "system.enableActivityEagerExecution", "true",
          "matching.useNewMatcher", "true");

  /** Order by priority is kept within one partition of a queue; a server has 4 of each. */
  private static final List<String> ONE_PARTITION =
      List.of("matching.numTaskqueueReadPartitions=1", "matching.numTaskqueueWritePartitions=1");

  private final Process process;
  private final String target;
  private final String identity;
  private final List<WorkflowServiceStubs> stubs = new ArrayList<>();

  private TemporalDevServer(Process process, String target, String identity) {
    this.process = process;
    this.target = target;
    this.identity = identity;
  }

  /** Starts a server that keeps everything in memory; skips the test where there is no binary. */
  public static TemporalDevServer start() {
    return start(null);
  }

  /**
   * Starts a server; skips the test where there is no binary.
   *
   * @param database file that the server keeps everything in, or null for memory
   */
  public static TemporalDevServer start(@Nullable Path database) {
    return start(database, List.of());
  }

  /** Starts a server that keeps everything in memory, and all tasks of a queue in one order. */
  public static TemporalDevServer startInOrder() {
    return start(null, ONE_PARTITION);
  }

  private static TemporalDevServer start(@Nullable Path database, List<String> more) {
    Path binary = cache().resolve("bin").resolve(BINARY);
    assumeTrue(
        Files.isExecutable(binary),
        () ->
            "Skipped: no Temporal dev server at %s. Run './formwork up' once; it installs it."
                .formatted(binary));
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      TemporalDevServer server = launch(binary, database, more);
      if (server.isReady()) {
        return server;
      }
      server.close();
    }
    throw new IllegalStateException("The Temporal dev server ended whenever it was started.");
  }

  /** Another process may take the port between its choice and its use. */
  private static TemporalDevServer launch(Path binary, @Nullable Path database, List<String> more) {
    int port = freePort();
    String identity = "test-" + UUID.randomUUID();
    List<String> command = command(binary, port, identity, database);
    more.forEach(value -> command.addAll(List.of("--dynamic-config-value", value)));
    return new TemporalDevServer(launch(command), "127.0.0.1:" + port, identity);
  }

  /** Address of the gRPC port. */
  public String target() {
    return target;
  }

  /** Process id of the server. */
  public long pid() {
    return process.pid();
  }

  /** A client of namespace `default`; closed with the server. */
  public WorkflowClient client(DataConverter converter) {
    return WorkflowClient.newInstance(
        connect(), WorkflowClientOptions.newBuilder().setDataConverter(converter).build());
  }

  @Override
  public void close() {
    stubs.forEach(WorkflowServiceStubs::shutdownNow);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private WorkflowServiceStubs connect() {
    WorkflowServiceStubs connected =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    stubs.add(connected);
    return connected;
  }

  /** Whether the server that answers is this one, which alone has the namespace of its own. */
  private boolean isReady() {
    WorkflowServiceStubs connected = connect();
    try {
      connected.connect(Duration.ofSeconds(30));
      connected
          .blockingStub()
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(identity).build());
      return process.isAlive();
    } catch (StatusRuntimeException e) {
      if (process.isAlive() && e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        close();
        throw e;
      }
      return false;
    }
  }

  private static List<String> command(
      Path binary, int port, String identity, @Nullable Path database) {
    List<String> command =
        new ArrayList<>(List.of(binary.toString(), "server", "start-dev", "--headless"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", String.valueOf(port)));
    command.addAll(List.of("--namespace", identity));
    command.addAll(List.of("--log-level", "error"));
    if (database != null) {
      command.addAll(List.of("--db-filename", database.toString()));
      command.addAll(List.of("--sqlite-pragma", "journal_mode=wal"));
      command.addAll(List.of("--sqlite-pragma", "synchronous=normal"));
    }
    SETTINGS.forEach(
        (key, value) -> command.addAll(List.of("--dynamic-config-value", key + "=" + value)));
    RunSearchAttributes.types()
        .forEach(
            (name, type) ->
                command.addAll(List.of("--search-attribute", name + "=" + cli(type.name()))));
    return command;
  }

  /** `INDEXED_VALUE_TYPE_KEYWORD` is `Keyword` on the command line. */
  private static String cli(String type) {
    String word = type.substring(type.lastIndexOf('_') + 1);
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static Process launch(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path cache() {
    String own = System.getenv("FORMWORK_CACHE");
    if (own != null) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg == null
        ? Path.of(System.getProperty("user.home"), ".cache", "formwork")
        : Path.of(xdg, "formwork");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
