package dev.formwork.bench;

import dev.formwork.workflows.RunSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Temporal dev server of its own with a file database, and the settings of the local mode. */
final class DevServer implements AutoCloseable {

  private static final String BINARY = "temporal-1.5.1";
  private static final List<String> SETTINGS =
      List.of(
          "history.transferProcessorMaxPollRPS=2000",
          "history.timerProcessorMaxPollRPS=2000",
          "history.visibilityProcessorMaxPollRPS=2000",
          "frontend.namespaceRPS=24000",
          "matching.rps=24000",
          "history.rps=30000",
          "system.enableActivityEagerExecution=true",
          "matching.useNewMatcher=true",
          "system.forceSearchAttributesCacheRefreshOnRead=true");

  private final Process process;
  private final WorkflowServiceStubs stubs;

  private DevServer(Process process, WorkflowServiceStubs stubs) {
    this.process = process;
    this.stubs = stubs;
  }

  /**
   * Starts the server.
   *
   * @throws IllegalStateException when the launcher has not put its binary into the cache
   */
  static DevServer start(Path directory) throws IOException {
    Path binary = cache().resolve("bin").resolve(BINARY);
    if (!Files.isExecutable(binary)) {
      throw new IllegalStateException(
          "No Temporal dev server at %s. Run './formwork up' once; it installs it."
              .formatted(binary));
    }
    int port = FreePort.find();
    Process process =
        new ProcessBuilder(command(binary, port, directory.resolve("temporal.db")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
    DevServer server = new DevServer(process, stubs);
    stubs.connect(Duration.ofSeconds(30));
    return server;
  }

  WorkflowClient client(DataConverter converter) {
    return WorkflowClient.newInstance(
        stubs, WorkflowClientOptions.newBuilder().setDataConverter(converter).build());
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    process.destroy();
    process.onExit().join();
  }

  private static List<String> command(Path binary, int port, Path database) {
    List<String> command =
        new ArrayList<>(List.of(binary.toString(), "server", "start-dev", "--headless"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", String.valueOf(port)));
    command.addAll(List.of("--db-filename", database.toString(), "--log-level", "error"));
    command.addAll(List.of("--sqlite-pragma", "journal_mode=wal"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=normal"));
    SETTINGS.forEach(setting -> command.addAll(List.of("--dynamic-config-value", setting)));
    RunSearchAttributes.types()
        .forEach(
            (name, type) ->
                command.addAll(List.of("--search-attribute", name + "=" + word(type.name()))));
    return command;
  }

  /** `INDEXED_VALUE_TYPE_KEYWORD` is `Keyword` on the command line. */
  private static String word(String type) {
    String word = type.substring(type.lastIndexOf('_') + 1);
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
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
}
