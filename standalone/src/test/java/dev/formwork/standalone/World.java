package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * What a run may have left outside of itself, as the outside sees it: stock git and the HTTP API.
 */
record World(FormworkProcess formwork, ApiClient api) {

  /**
   * Subjects of the commits of the repository's main branch, newest first; empty when there is no
   * repository.
   */
  List<String> commits(Path folder, String repository, String path) {
    Path clone = folder.resolve(repository.replace('/', '_') + "-" + System.nanoTime());
    Command cloned =
        Command.run(
            folder,
            "git",
            "clone",
            "-q",
            formwork.url() + "/git/" + repository + ".git",
            clone.toString());
    if (cloned.status() != 0) {
      return List.of();
    }
    Command log = Command.run(clone, "git", "log", "--format=%s", "--", path);
    return log.output().lines().filter(line -> !line.isBlank()).toList();
  }

  boolean entityExists(String name) {
    return api.get("/api/catalog/entities/by-name/component/default/" + name).status() == 200;
  }

  boolean repositoryExists(String owner, String name) {
    return api.get("/api/formwork/v1/repositories/%s/%s/tree".formatted(owner, name)).status()
        == 200;
  }

  List<JsonNode> messages(String runId, String channel) {
    JsonNode items =
        api.get("/api/formwork/v1/outbox?limit=100&runId=" + runId).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("channel").asText().equals(channel))
        .toList();
  }

  List<String> locations() {
    List<String> targets = new ArrayList<>();
    api.get("/api/catalog/locations")
        .json()
        .forEach(item -> targets.add(item.path("data").path("target").asText()));
    return targets;
  }

  /** A command of the machine, run to its end. */
  record Command(int status, String output) {

    static Command run(Path folder, String... line) {
      try {
        Path output = Files.createTempFile("command", ".log");
        Process process =
            new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("Did not end: " + String.join(" ", line));
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Command(process.exitValue(), text);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
