package dev.formwork.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The whole of Formwork as a process of its own, which a test may kill. */
final class FormworkProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final Path data;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private FormworkProcess(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
    Thread.ofPlatform().daemon().start(this::read);
  }

  /** Starts `up` on the data directory and waits until it is ready. */
  static FormworkProcess up(Path data, String... settings) {
    return up(data, Ports.anyFree(), Map.of(), settings);
  }

  static FormworkProcess up(
      Path data, int port, Map<String, String> environment, String... settings) {
    FormworkProcess formwork = start(data, port, environment, settings);
    try {
      formwork.awaitLine(line -> line.contains("Formwork is ready"));
      return formwork;
    } catch (AssertionError neverReady) {
      formwork.close();
      throw neverReady;
    }
  }

  /** Starts `up` and waits for nothing. */
  static FormworkProcess start(
      Path data, int port, Map<String, String> environment, String... settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx768m"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(
        List.of(
            Main.class.getName(), "up", "--port", String.valueOf(port), "--data", data.toString()));
    command.addAll(List.of(settings));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new FormworkProcess(builder.start(), port, data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reading a pipe holds the thread that does so; a virtual one would hold a carrier of others. */
  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(output ended: " + e.getMessage() + ")");
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  String output() {
    return String.join("\n", lines);
  }

  void awaitLine(Predicate<String> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (lines.stream().noneMatch(wanted)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("Formwork did not get there:\n" + output() + "\n" + log());
      }
      sleep();
    }
  }

  int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Formwork did not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** `kill -9`: no shutdown hook runs, and the child processes stay behind. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** SIGTERM, as Ctrl-C and Kubernetes do. */
  void terminate() {
    askToStop();
    awaitExit();
  }

  /** SIGTERM, without waiting for the end. */
  void askToStop() {
    process.destroy();
  }

  /** Whether the process is still there after the time. */
  boolean outlives(Duration time) {
    try {
      return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  private String log() {
    try {
      Path log = data.resolve("logs/formwork.log");
      return Files.exists(log) ? Files.readString(log) : "(no log)";
    } catch (IOException e) {
      return e.toString();
    }
  }

  static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }
}
