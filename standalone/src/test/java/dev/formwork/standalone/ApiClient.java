package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Formwork's HTTP API as a test calls it. */
final class ApiClient {

  static final ObjectMapper JSON = new ObjectMapper();
  static final Set<String> FINAL =
      Set.of("completed", "failed", "undone", "undone_with_leftovers", "cancelled");

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ApiClient(URI url) {
    this.url = url;
  }

  record Answer(int status, JsonNode json, String text) {}

  Answer get(String path) {
    return send(HttpRequest.newBuilder(url.resolve(path)).GET());
  }

  Answer post(String path, Object body) {
    try {
      return send(
          HttpRequest.newBuilder(url.resolve(path))
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      body instanceof String text ? text : JSON.writeValueAsString(body))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the starter template under the name and answers the run's id. */
  String launch(String name) {
    return launch(name, Map.of());
  }

  String launch(String name, Map<String, String> secrets) {
    return launch(Sample.of("java-service").named(name), secrets);
  }

  /** Starts the starter template with these answers. */
  String launch(Sample sample, Map<String, String> secrets) {
    Map<String, String> all = new LinkedHashMap<>(sample.secrets());
    all.putAll(secrets);
    Answer answer =
        post(
            "/api/scaffolder/v2/tasks",
            Map.of(
                "templateRef",
                "template:default/java-service",
                "values",
                sample.values(),
                "secrets",
                all));
    if (answer.status() != 201) {
      throw new AssertionError("The run was refused: " + answer);
    }
    return answer.json().path("id").asText();
  }

  JsonNode run(String id) {
    return get("/api/formwork/v1/runs/" + id).json();
  }

  /** The run once it has ended. */
  JsonNode await(String id) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
    while (Instant.now().isBefore(deadline)) {
      JsonNode run = run(id);
      if (FINAL.contains(run.path("phase").asText())) {
        return run;
      }
      FormworkProcess.sleep();
    }
    throw new AssertionError("The run did not end: " + run(id).toPrettyString());
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request.timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
      return new Answer(response.statusCode(), json, response.body());
    } catch (IOException e) {
      throw new IllegalStateException("The API does not answer at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
