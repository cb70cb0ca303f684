package dev.formwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Backstage's packages under Node, installed on first use as their lock file names them. */
final class BackstagePackages {

  private static final Path SOURCES = Path.of("bench", "src", "main", "peers");
  private static final Path INSTALLED = Path.of("node_modules", ".package-lock.json");

  private final Path folder;

  private BackstagePackages(Path folder) {
    this.folder = folder;
  }

  /** Needs Node and npm, and the working directory to be the project's. */
  static BackstagePackages install() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("bench", "target", "peers"));
    boolean isThere = isInstalled(folder);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isThere) {
      List<String> install =
          List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
      check(new ProcessBuilder(install).directory(folder.toFile()).inheritIO().start(), "npm");
    }
    return new BackstagePackages(folder);
  }

  private static boolean isInstalled(Path folder) throws IOException {
    Path lock = folder.resolve("package-lock.json");
    return Files.exists(folder.resolve(INSTALLED))
        && Files.exists(lock)
        && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
  }

  /** Templates that both sides run. */
  static Path templates() {
    return SOURCES.resolve("templates");
  }

  /** A script of the folder under Node, to be started. */
  ProcessBuilder node(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  /**
   * Milliseconds of each rendering by Backstage's own `fetch:template`, all in one process.
   *
   * @param kind `files` for the action's handler, `memory` for the engine alone
   */
  List<Double> render(String kind, Path skeleton, Path target, int repeats)
      throws IOException, InterruptedException {
    Process node =
        node(List.of("tree.cjs", kind, skeleton.toString(), target.toString(), "" + repeats))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Double> millis = new ArrayList<>();
    try (Stream<String> lines = node.inputReader().lines()) {
      lines.map(Double::valueOf).forEach(millis::add);
    }
    check(node, "node");
    return millis;
  }

  private static void check(Process process, String name) throws InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("%s ended with status %d.".formatted(name, status));
    }
  }
}
