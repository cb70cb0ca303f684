package dev.formwork.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Backstage's own `fetch:template` under Node, installed on first use. */
final class BackstagePeer {

  private final Path folder;

  private BackstagePeer(Path folder) {
    this.folder = folder;
  }

  /** Needs Node and npm, and the working directory to be the project's. */
  static BackstagePeer install() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("bench", "target", "peers"));
    Files.write(
        folder.resolve("package.json"),
        Files.readAllBytes(Path.of("templates", "src", "test", "peers", "package.json")));
    Files.write(
        folder.resolve("tree.cjs"),
        Files.readAllBytes(Path.of("bench", "src", "main", "peers", "tree.cjs")));
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      List<String> install =
          List.of(
              "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock");
      check(new ProcessBuilder(install).directory(folder.toFile()).inheritIO().start(), "npm");
    }
    return new BackstagePeer(folder);
  }

  /**
   * Milliseconds of each rendering, all in one process.
   *
   * @param kind `files` for the action's handler, `memory` for the engine alone
   */
  List<Double> render(String kind, Path skeleton, Path target, int repeats)
      throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder(
                "node", "tree.cjs", kind, skeleton.toString(), target.toString(), "" + repeats)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Double> millis = new ArrayList<>();
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        millis.add(Double.valueOf(line));
      }
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
