package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of Backstage's scaffolder API, which Backstage and Formwork speak alike. */
final class ScaffolderClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ScaffolderClient(URI url) {
    this.url = url;
  }

  /**
   * When a task ended.
   *
   * @param recorded as the scaffolder wrote it down
   * @param told when its event stream said so, where somebody listened
   */
  record End(Instant recorded, Instant told) {}

  /** Launches a template and answers the task's id. */
  String launch(String templateRef, Map<String, Object> values)
      throws IOException, InterruptedException {
    Map<String, Object> task = Map.of("templateRef", templateRef, "values", values);
    return read(TASKS, JSON.writeValueAsString(task)).path("id").asText();
  }

  /** Follows the task by its event stream, as a browser does, until it has completed. */
  End follow(String id) throws IOException, InterruptedException {
    HttpRequest request = request(TASKS + "/" + id + "/eventstream").build();
    HttpResponse<Stream<String>> events = http.send(request, HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = events.body()) {
      String last =
          lines
              .dropWhile(line -> !line.equals("event: completion"))
              .filter(line -> line.startsWith("data: "))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("The events ended before the task " + id));
      Instant told = Instant.now();
      return new End(createdAt(completed(id, JSON.readTree(last.substring(6)))), told);
    }
  }

  /** Looks at the task from time to time until it has completed; answers the recorded end. */
  Instant await(String id) throws IOException, InterruptedException {
    while (Set.of("open", "processing").contains(status(id))) {
      Thread.sleep(50);
    }
    for (JsonNode event : read(TASKS + "/" + id + "/events", null)) {
      if (event.path("type").asText().equals("completion")) {
        return createdAt(completed(id, event));
      }
    }
    throw new IllegalStateException("No end is recorded of the task " + id);
  }

  /** Whether the catalog has an entity. */
  boolean knows(String kind, String name) throws IOException, InterruptedException {
    String path = "/api/catalog/entities/by-name/%s/default/%s".formatted(kind, name);
    return http.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode()
        == 200;
  }

  private JsonNode completed(String id, JsonNode end) throws IOException, InterruptedException {
    if (!status(id).equals("completed")) {
      throw new IllegalStateException("The task %s did not complete: %s".formatted(id, end));
    }
    return end;
  }

  private String status(String id) throws IOException, InterruptedException {
    return read(TASKS + "/" + id, null).path("status").asText();
  }

  private static Instant createdAt(JsonNode event) {
    return Instant.parse(event.path("createdAt").asText());
  }

  private JsonNode read(String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(
          "%s was answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", "application/json");
  }
}
