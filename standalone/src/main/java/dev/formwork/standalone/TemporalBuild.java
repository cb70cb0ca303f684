package dev.formwork.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command built from its Go module, which takes some minutes once. */
final class TemporalBuild {

  private static final Pattern GO_VERSION = Pattern.compile("go1\\.(\\d+)");
  private static final int OLDEST_GO = 25;

  private final String version;
  private final Progress progress;

  TemporalBuild(String version, Progress progress) {
    this.version = version;
    this.progress = progress;
  }

  /** Whether the command lies at the target afterwards. What went wrong is said. */
  boolean build(Path target) {
    Optional<Path> go = Commands.onPath("go");
    if (go.isEmpty()) {
      progress.say("Go is not on the PATH, so Temporal cannot be built either.");
      return false;
    }
    try {
      return isNewEnough(go.get()) && install(go.get(), target);
    } catch (IOException e) {
      progress.say("Temporal could not be built: %s.".formatted(e.getMessage()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isNewEnough(Path go) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(go.toString(), "version").start();
    String text = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    Matcher matcher = GO_VERSION.matcher(text);
    if (matcher.find() && Integer.parseInt(matcher.group(1)) >= OLDEST_GO) {
      return true;
    }
    progress.say(
        "Temporal needs Go 1.%d or newer to be built; found: %s."
            .formatted(OLDEST_GO, text.strip()));
    return false;
  }

  private boolean install(Path go, Path target) throws IOException, InterruptedException {
    progress.say("Building Temporal %s with Go. This takes some minutes, once.".formatted(version));
    Files.createDirectories(target.getParent());
    Path folder = Files.createTempDirectory(target.getParent(), "temporal-build");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  go.toString(),
                  "install",
                  "-v",
                  "-trimpath",
                  "-ldflags",
                  "-s -w",
                  "github.com/temporalio/cli/cmd/temporal@v" + version)
              .redirectErrorStream(true);
      builder.environment().put("GOBIN", folder.toString());
      Process process = builder.start();
      String last = follow(process);
      if (process.waitFor() != 0) {
        progress.say("Go could not build Temporal: %s".formatted(last));
        return false;
      }
      Files.move(folder.resolve("temporal"), target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      delete(folder);
    }
  }

  /** Shows a sign of life every ten seconds and answers the last line. */
  private String follow(Process process) throws IOException {
    String last = "";
    int packages = 0;
    Instant next = Instant.now().plusSeconds(10);
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        packages++;
        if (Instant.now().isAfter(next)) {
          progress.say("Building Temporal: %d packages so far, now %s".formatted(packages, line));
          next = Instant.now().plus(Duration.ofSeconds(10));
        }
      }
    }
    return last;
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, java.io.@org.jspecify.annotations.Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
