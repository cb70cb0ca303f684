package dev.formwork.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the `temporal` command: on the PATH, in the cache of this machine, as the official release,
 * or built by Go; in this order.
 */
final class TemporalCommands {

  /**
   * The newest stable command that `go install` accepts: later ones have replace directives in
   * their module.
   */
  static final String VERSION = "1.5.1";

  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+\\.\\d+(?:-[A-Za-z0-9.]+)?)");

  private final Path cached = MachineCache.root().resolve("bin").resolve("temporal-" + VERSION);
  private final Progress progress;

  TemporalCommands(Progress progress) {
    this.progress = progress;
  }

  Optional<TemporalCommand> find() {
    return onPath().or(this::inCache).or(this::released).or(this::builtByGo);
  }

  private Optional<TemporalCommand> onPath() {
    return Commands.onPath("temporal")
        .map(file -> new TemporalCommand(file, versionOf(file), "the PATH, " + file));
  }

  private Optional<TemporalCommand> inCache() {
    return Files.isExecutable(cached)
        ? Optional.of(new TemporalCommand(cached, VERSION, "the cache, " + cached))
        : Optional.empty();
  }

  private Optional<TemporalCommand> released() {
    return new TemporalRelease(VERSION, progress).download(cached)
        ? Optional.of(new TemporalCommand(cached, VERSION, "the official release"))
        : Optional.empty();
  }

  private Optional<TemporalCommand> builtByGo() {
    return new TemporalBuild(VERSION, progress).build(cached)
        ? Optional.of(new TemporalCommand(cached, VERSION, "built by Go"))
        : Optional.empty();
  }

  private static String versionOf(Path file) {
    try {
      Process process =
          new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      Matcher matcher = NUMBER.matcher(text);
      return matcher.find() ? matcher.group(1) : "unknown";
    } catch (IOException e) {
      throw new StartFailure(
          "'%s --version' cannot be run: %s.".formatted(file, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while asking %s for its version.".formatted(file), e);
    }
  }
}
