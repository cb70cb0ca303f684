package dev.formwork.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real Temporal server of the `temporal` command, with its data in a file and its UI, on
 * 127.0.0.1.
 */
final class TemporalDevServer implements Temporal {

  private static final String NAME = "temporal";
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final ChildProcesses children;
  private final TemporalCommand command;
  private final int port;
  private final int uiPort;

  private TemporalDevServer(
      Process process, ChildProcesses children, TemporalCommand command, int port, int uiPort) {
    this.process = process;
    this.children = children;
    this.command = command;
    this.port = port;
    this.uiPort = uiPort;
  }

  static TemporalDevServer start(
      TemporalCommand command, DataDirectory data, ChildProcesses children, URI portal) {
    return start(command, data, children, portal, Ports.preferring(7233), Ports.preferring(8233));
  }

  static TemporalDevServer start(
      TemporalCommand command,
      DataDirectory data,
      ChildProcesses children,
      URI portal,
      int port,
      int uiPort) {
    Path log = data.log(NAME);
    try {
      Process process =
          new ProcessBuilder(commandLine(command, data, port, uiPort, portal))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      children.remember(NAME, process.toHandle());
      awaitFrontend(process, port, log);
      return new TemporalDevServer(process, children, command, port, uiPort);
    } catch (IOException e) {
      throw new StartFailure(
          "Temporal (%s) did not start: %s.".formatted(command.file(), e.getMessage()), e);
    }
  }

  /**
   * As shipped the server polls its queues 20 times a second and syncs each write twice, which
   * makes a run of five steps six times slower.
   */
  private static List<String> commandLine(
      TemporalCommand command, DataDirectory data, int port, int uiPort, URI portal) {
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      // A Ctrl-C in the terminal reaches the whole process group; the server must outlive the
      // workers.
      line.add("/usr/bin/setsid");
    }
    line.addAll(List.of(command.file().toString(), "server", "start-dev"));
    line.addAll(
        List.of(
            "--ip", "127.0.0.1",
            "--ui-ip", "127.0.0.1",
            "--port", String.valueOf(port),
            "--ui-port", String.valueOf(uiPort),
            "--db-filename", data.folder(NAME).resolve(command.version() + ".db").toString(),
            "--ui-codec-endpoint", portal.resolve("/api/codec").toString(),
            "--log-level", "warn"));
    line.addAll(
        List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=normal"));
    for (String value :
        List.of(
            "history.transferProcessorMaxPollRPS=2000",
            "history.timerProcessorMaxPollRPS=2000",
            "history.visibilityProcessorMaxPollRPS=2000",
            "frontend.namespaceRPS=24000",
            "matching.rps=24000",
            "history.rps=30000",
            "system.enableActivityEagerExecution=true",
            "matching.useNewMatcher=true",
            "system.forceSearchAttributesCacheRefreshOnRead=true")) {
      line.addAll(List.of("--dynamic-config-value", value));
    }
    return line;
  }

  private static void awaitFrontend(Process process, int port, Path log) {
    Instant deadline = Instant.now().plus(START_PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (!process.isAlive()) {
        throw new StartFailure("Temporal ended while it started. Its log is %s.".formatted(log));
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return;
      } catch (IOException notYet) {
        pause();
      }
    }
    ChildProcesses.end(process.toHandle());
    throw new StartFailure(
        "Temporal did not answer within %d s. Its log is %s."
            .formatted(START_PATIENCE.toSeconds(), log));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while Temporal started.", e);
    }
  }

  @Override
  public String target() {
    return "127.0.0.1:" + port;
  }

  @Override
  public URI ui() {
    return URI.create("http://127.0.0.1:" + uiPort);
  }

  @Override
  public @Nullable String banner() {
    return null;
  }

  @Override
  public String origin() {
    return command.origin();
  }

  @Override
  public void close() {
    ChildProcesses.end(process.toHandle());
    children.forget(NAME);
  }
}
