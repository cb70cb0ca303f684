package dev.formwork.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real Temporal server of the `temporal` command, with its data in a file and its UI, on
 * 127.0.0.1.
 */
final class TemporalDevServer implements Temporal {

  private static final String NAME = "temporal";
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  private final Process process;
  private final ChildProcesses children;
  private final TemporalCommand command;
  private final TemporalPorts ports;

  private TemporalDevServer(
      Process process, ChildProcesses children, TemporalCommand command, TemporalPorts ports) {
    this.process = process;
    this.children = children;
    this.command = command;
    this.ports = ports;
  }

  /** Starts the server at its usual ports, or at others when somebody else has those. */
  static TemporalDevServer start(
      TemporalCommand command, DataDirectory data, ChildProcesses children, URI portal) {
    return start(command, data, children, portal, TemporalPorts::usual);
  }

  /**
   * Starts the server at the first ports that it gets.
   *
   * @param choice asked again when somebody took the ports between the choice and the start
   */
  static TemporalDevServer start(
      TemporalCommand command,
      DataDirectory data,
      ChildProcesses children,
      URI portal,
      Supplier<TemporalPorts> choice) {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(command, data, children, portal, choice.get());
      } catch (EndedEarly ended) {
        if (attempt == ATTEMPTS) {
          throw ended;
        }
      }
    }
  }

  /** Starts the server at these ports and no others. */
  static TemporalDevServer start(
      TemporalCommand command,
      DataDirectory data,
      ChildProcesses children,
      URI portal,
      TemporalPorts ports) {
    Path log = data.log(NAME);
    var identity = TemporalIdentity.of(data);
    try {
      Process process =
          new ProcessBuilder(commandLine(command, data, ports, portal, identity))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      children.remember(NAME, process.toHandle());
      awaitOurs(process, ports, identity, log);
      return new TemporalDevServer(process, children, command, ports);
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
      TemporalCommand command,
      DataDirectory data,
      TemporalPorts ports,
      URI portal,
      TemporalIdentity identity) {
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
            "--port", String.valueOf(ports.frontend()),
            "--ui-port", String.valueOf(ports.ui()),
            "--namespace", identity.namespace(),
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

  /**
   * Waits until our own server answers. Whoever answers at the port need not be ours: a server that
   * does not get its port ends, and the one that has it would be taken for it.
   */
  private static void awaitOurs(
      Process process, TemporalPorts ports, TemporalIdentity identity, Path log) {
    Instant deadline = Instant.now().plus(START_PATIENCE);
    try (TemporalIdentity.Question question = identity.askAt(ports.target())) {
      while (Instant.now().isBefore(deadline)) {
        boolean isOurs = Ports.isAnswered(ports.frontend()) && question.isAnswered();
        if (!process.isAlive()) {
          throw new EndedEarly(ports, log);
        }
        if (isOurs) {
          return;
        }
        Pauses.brief("Temporal");
      }
    }
    ChildProcesses.end(process.toHandle());
    throw new StartFailure(
        "Temporal did not answer at %s within %d s. Its log is %s."
            .formatted(ports.target(), START_PATIENCE.toSeconds(), log));
  }

  /** The server ended before it answered, which it does when another program has its port. */
  private static final class EndedEarly extends StartFailure {
    EndedEarly(TemporalPorts ports, Path log) {
      super(
          "Temporal ended while it started at ports %d and %d. Its log %s says why; 'address already in use' means that another program has one of them."
              .formatted(ports.frontend(), ports.ui(), log));
    }
  }

  @Override
  public String target() {
    return ports.target();
  }

  @Override
  public URI ui() {
    return URI.create("http://127.0.0.1:" + ports.ui());
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
