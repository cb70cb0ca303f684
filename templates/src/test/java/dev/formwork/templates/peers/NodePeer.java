package dev.formwork.templates.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Backstage's engine under Node, installed on first use below `target`. */
final class NodePeer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src", "test", "peers");

  private final Path folder;

  private NodePeer(Path folder) {
    this.folder = folder;
  }

  static NodePeer installed() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "peers"));
    for (String file : List.of("package.json", "render.cjs")) {
      Files.write(folder.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
    }
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      File log = folder.resolve("install.log").toFile();
      int status =
          new ProcessBuilder(
                  "npm",
                  "install",
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts",
                  "--no-package-lock")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "npm install ended with status %d. Its output is in %s.".formatted(status, log));
      }
    }
    return new NodePeer(folder);
  }

  /** The answer to each case: `v` for a value, `u`, `n` for NaN and the like, or `e`. */
  List<JsonNode> answers(List<PeerCase> cases) throws IOException {
    Process node =
        new ProcessBuilder("node", "render.cjs")
            .directory(folder.toFile())
            .redirectError(folder.resolve("render.log").toFile())
            .start();
    Thread.startVirtualThread(() -> send(cases, node));
    List<JsonNode> answers = new ArrayList<>(cases.size());
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(JSON.readTree(line));
      }
    }
    return answers;
  }

  private static void send(List<PeerCase> cases, Process node) {
    try (BufferedWriter lines = node.outputWriter(StandardCharsets.UTF_8)) {
      for (PeerCase each : cases) {
        lines.write(JSON.writeValueAsString(each.json()));
        lines.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
