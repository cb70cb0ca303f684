package dev.formwork.integrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program that serves a test on 127.0.0.1. */
public final class ServerProcess implements AutoCloseable {

  private static final int LOOKS = 600;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** A look whether the server is ready. */
  @FunctionalInterface
  public interface Look {

    /**
     * @throws IOException when it is not
     */
    boolean isReady() throws IOException;
  }

  /** Where the programs are that `.ci/servers` builds. */
  public static Path programs() {
    String own = System.getenv("FORMWORK_CACHE");
    if (own != null) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg == null
        ? Path.of(System.getProperty("user.home"), ".cache", "formwork")
        : Path.of(xdg, "formwork");
  }

  /**
   * Starts the program.
   *
   * @param log file that takes what it says
   */
  public static ServerProcess start(ProcessBuilder program, Path log) throws IOException {
    program.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServerProcess(program.start(), log);
  }

  /** Waits until the server is ready, at most for a minute. */
  public void await(Look look) throws IOException {
    for (int i = 0; i < LOOKS; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(log));
      }
      if (isReady(look)) {
        return;
      }
      pause();
    }
    close();
    throw new IllegalStateException("The server did not become ready: " + Files.readString(log));
  }

  private static boolean isReady(Look look) {
    try {
      return look.isReady();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the program ends by itself, at most for a minute, and answers what it said. */
  public String finish() throws IOException {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
