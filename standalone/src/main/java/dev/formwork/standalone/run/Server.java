package dev.formwork.standalone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.standalone.commandline.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Formwork that is up, called as any other client would. */
final class Server {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String NATIVE = "/api/formwork/v1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Connection connection;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Server(Connection connection) {
    this.connection = connection;
  }

  /** The path of a run in the native API. */
  static String run(String id) {
    return NATIVE + "/runs/" + encoded(id);
  }

  static String runs() {
    return NATIVE + "/runs";
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Address of a page of the portal. */
  URI page(String path) {
    return connection.url().resolve(path);
  }

  /**
   * Reads an answer.
   *
   * @throws Refused when it is an error
   * @throws Silent when there is none
   */
  Fields get(String path) {
    return read(send(request(path).timeout(PATIENCE).GET(), BodyHandlers.ofString()));
  }

  /** Sends an object; the answer is empty where the server says no more. */
  Fields post(String path, Object body) {
    HttpRequest.Builder request =
        request(path)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(write(body)));
    return read(send(request, BodyHandlers.ofString()));
  }

  /** The lines of an event stream as they come; to be closed. */
  Stream<String> stream(String path) {
    HttpResponse<Stream<String>> response =
        send(request(path).header("Accept", "text/event-stream").GET(), BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      try (Stream<String> lines = response.body()) {
        throw refused(response.statusCode(), String.join("\n", lines.toList()));
      }
    }
    return response.body();
  }

  static String pretty(JsonNode node) {
    return node.toPrettyString();
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(connection.url().resolve(path));
    if (connection.token() != null) {
      request.header("Authorization", "Bearer " + connection.token());
    }
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new Silent(
          "No Formwork answers at %s. Start one with ./formwork up, or name another by --server."
              .formatted(connection.url()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("Interrupted.", e);
    }
  }

  private Fields read(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw refused(response.statusCode(), response.body());
    }
    JsonNode json = parse(response.body());
    if (json == null) {
      throw new Silent(
          "What answers at %s is not Formwork: %s answered without JSON. Name another by --server."
              .formatted(connection.url(), response.uri().getPath()),
          new IOException("no JSON"));
    }
    return new Fields(json);
  }

  /** Null when the text is not JSON. */
  private static @Nullable JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private static Refused refused(int status, String body) {
    JsonNode json = parse(body);
    String message = json == null ? "" : json.path("error").path("message").asText("");
    if (!message.isEmpty()) {
      return new Refused(status, message);
    }
    return new Refused(
        status,
        switch (status) {
          case 401 -> "The server does not know who you are (401). Set FORMWORK_TOKEN.";
          case 403 -> "You may not do this (403). Ask someone who may, or an operator.";
          default -> "The server answered %d and said no more.".formatted(status);
        });
  }
}
