package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The few calls of the HTTP API that a terminal needs, as any other client would make them. */
public final class DemoClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);

  private final URI url;
  private final @Nullable String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DemoClient(URI url) {
    this(url, null);
  }

  /**
   * A client of one Formwork.
   *
   * @param url such as `http://127.0.0.1:8080`
   * @param token sent as a bearer token, or null for none
   */
  public DemoClient(URI url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  /** One JSON object of an answer; what is missing or null reads as empty. */
  record Answer(JsonNode json) {

    String text(String name) {
      return json.path(name).asText("").equals("null") ? "" : json.path(name).asText("");
    }

    int number(String name) {
      return json.path(name).asInt();
    }

    Answer object(String name) {
      return new Answer(json.path(name));
    }

    List<Answer> list(String name) {
      return StreamSupport.stream(json.path(name).spliterator(), false).map(Answer::new).toList();
    }
  }

  /** The first of `name`, `name-2`, `name-3` … that no component of the catalog has. */
  String freeName(String name) {
    for (int i = 1; ; i++) {
      String candidate = i == 1 ? name : name + "-" + i;
      if (send("GET", "/api/catalog/entities/by-name/component/default/" + candidate, null)
              .statusCode()
          == 404) {
        return candidate;
      }
    }
  }

  /** The id of the run. */
  String launch(String templateRef, Sample sample) {
    return launch(templateRef, sample.values(), sample.secrets());
  }

  /**
   * Starts a run.
   *
   * @return its id
   * @throws StartFailure when the API refuses it, with every fault
   */
  public String launch(
      String templateRef, Map<String, Object> values, Map<String, String> secrets) {
    try {
      String body =
          JSON.writeValueAsString(
              Map.of("templateRef", templateRef, "values", values, "secrets", secrets));
      HttpResponse<String> response = send("POST", "/api/scaffolder/v2/tasks", body);
      if (response.statusCode() != 201) {
        throw new StartFailure(
            "The run was refused (%d): %s"
                .formatted(response.statusCode(), refusal(JSON.readTree(response.body()))));
      }
      return JSON.readTree(response.body()).path("id").asText();
    } catch (IOException e) {
      throw new StartFailure("The API gave an answer that is not JSON: " + e.getMessage(), e);
    }
  }

  /** The words of a refusal: the message, or one line for each fault of the form. */
  private static String refusal(JsonNode answer) {
    StringBuilder words = new StringBuilder(answer.path("error").path("message").asText(""));
    answer
        .path("errors")
        .forEach(fault -> words.append("\n  ").append(fault.path("stack").asText()));
    return words.isEmpty() ? answer.toString() : words.toString();
  }

  Answer run(String id) {
    HttpResponse<String> response = send("GET", "/api/formwork/v1/runs/" + id, null);
    if (response.statusCode() != 200) {
      throw new StartFailure(
          "The run %s cannot be read (%d): %s"
              .formatted(id, response.statusCode(), response.body()));
    }
    try {
      return new Answer(JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new StartFailure("The API gave an answer that is not JSON: " + e.getMessage(), e);
    }
  }

  /** Address of a page of the portal. */
  public URI page(String path) {
    return url.resolve(path);
  }

  void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while the demo ran.", e);
    }
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StartFailure("The API at %s does not answer: %s".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while the demo ran.", e);
    }
  }
}
