package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.RepositoryLines;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has left, in the run's own record and outside: a line for each thing, with what
 * differs from run to run taken out, in alphabetical order. What exists twice has two lines.
 */
record EndState(List<String> lines) {

  EndState {
    lines = List.copyOf(lines);
  }

  /** Everything outside, once for all runs; runs are told apart by their names. */
  static List<String> world(FarSides farSides, Installation installation, ApiClient api) {
    List<String> lines = new ArrayList<>(farSides.state());
    LocalGitHost local = new LocalGitHost(installation.repositories(), installation.url());
    RepositoryLines.of(local, name -> name).forEach(line -> lines.add("local: " + line));
    for (JsonNode entity : api.get("/api/catalog/entities").json()) {
      ((ObjectNode) entity).remove("relations");
      lines.add("entity: " + entity);
    }
    api.get("/api/catalog/locations")
        .json()
        .forEach(location -> lines.add("location: " + location.path("data").path("target")));
    return lines;
  }

  /** What is there of this run. */
  static EndState of(String name, String runId, List<String> world, ApiClient api) {
    List<String> lines =
        new ArrayList<>(world.stream().filter(line -> line.contains(name)).toList());
    JsonNode run = api.run(runId);
    lines.add("phase " + run.path("phase").asText());
    lines.add("failure " + run.path("failure").path("message").asText());
    lines.add("output " + run.path("output"));
    run.path("steps").forEach(step -> lines.add("step " + word(step, "id") + word(step, "state")));
    run.path("made")
        .forEach(
            made ->
                lines.add("made " + word(made, "kind") + word(made, "name") + word(made, "state")));
    run.path("links").forEach(link -> lines.add("link " + link));
    api.get("/api/formwork/v1/outbox?limit=100&runId=" + runId)
        .json()
        .path("items")
        .forEach(message -> lines.add("outbox " + message));
    return new EndState(lines.stream().map(line -> plain(line, name)).sorted().toList());
  }

  private static String word(JsonNode node, String field) {
    return node.path(field).asText() + " ";
  }

  private static String plain(String line, String name) {
    return line.replace(name, "NAME")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)?", "TIME")
        .replaceAll("\\b[0-9A-HJKMNP-TV-Z]{26}\\b", "ID")
        .replaceAll("\\bI?[0-9a-f]{12,}\\b", "HASH")
        .replaceAll("row-\\d{3}", "ROW")
        .replaceAll("\\d+", "N");
  }

  /** What is here and not there, and what is there and not here; empty when both are equal. */
  List<String> differences(EndState wanted) {
    List<String> more = new ArrayList<>(lines);
    wanted.lines.forEach(more::remove);
    List<String> missing = new ArrayList<>(wanted.lines);
    lines.forEach(missing::remove);
    List<String> all = new ArrayList<>();
    more.forEach(line -> all.add("+ " + line));
    missing.forEach(line -> all.add("- " + line));
    return all;
  }
}
