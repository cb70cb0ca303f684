package dev.formwork.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls over real HTTP. */
final class HttpCalls {

  static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  HttpCalls(int port) {
    this.port = port;
  }

  /** An answer; its JSON is missing when it has none. */
  record Answer(int status, String text, HttpResponse<String> response) {

    JsonNode json() {
      return text.startsWith("{") || text.startsWith("[")
          ? JSON.readTree(text)
          : MissingNode.getInstance();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String message() {
      return json().path("error").path("message").asString("");
    }

    String errorName() {
      return json().path("error").path("name").asString("");
    }
  }

  int port() {
    return port;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer post(String path, @Nullable String body) {
    return send("POST", path, body, Map.of());
  }

  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(45))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException failure) {
      throw new AssertionError(method + " " + path + " got no answer", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** Opens a stream; the caller reads and closes it. */
  HttpResponse<InputStream> open(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    headers.forEach(request::setHeader);
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw new AssertionError(path + " got no answer", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** Starts a run of a template and answers its id. */
  String launch(String templateRef) {
    Answer answer =
        post(
            "/api/scaffolder/v2/tasks",
            "{\"templateRef\":\"%s\",\"values\":{}}".formatted(templateRef));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").stringValue();
  }

  /** The run as soon as it is as asked. */
  JsonNode await(String id, Predicate<JsonNode> asAsked) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode run = get("/api/formwork/v1/runs/" + id).json();
      if (asAsked.test(run)) {
        return run;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("The run is still " + run.toPrettyString());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }
  }

  /** The run when it has ended. */
  JsonNode awaitEnd(String id) {
    return await(id, run -> !run.path("endedAt").isNull() && !run.path("endedAt").isMissingNode());
  }
}
