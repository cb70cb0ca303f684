package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call to the stub.
 *
 * @param path decoded segments below `/api/v4`; an encoded slash stays within its segment
 */
record StubCall(String method, List<String> path, Map<String, String> query, JsonNode body) {

  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An answer.
   *
   * @param body JSON, or a text as it is
   */
  record Reply(int status, Object body, Map<String, String> headers) {

    static Reply of(int status, Object body) {
      return new Reply(status, body, Map.of());
    }

    static Reply message(int status, String text) {
      return of(status, Map.of("message", text));
    }

    static Reply missing(String kind) {
      return message(404, "404 %s Not Found".formatted(kind));
    }

    static Reply taken(String... fields) {
      Map<String, List<String>> message = new HashMap<>();
      for (String field : fields) {
        message.put(field, List.of("has already been taken"));
      }
      return of(400, Map.of("message", message));
    }
  }

  static StubCall read(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawPath().replaceFirst("^/api/v4/?", "");
    List<String> path = new ArrayList<>();
    for (String segment : raw.split("/")) {
      path.add(decoded(segment));
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new StubCall(
        exchange.getRequestMethod(),
        path,
        query(exchange.getRequestURI().getRawQuery()),
        body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String segment(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  String text(String field) {
    return body.path(field).asText("");
  }

  boolean lacks(String field) {
    return !body.hasNonNull(field) || text(field).isBlank() && body.path(field).isTextual();
  }

  static Reply required(String field) {
    return Reply.of(400, Map.of("error", field + " is missing"));
  }

  /** Fields of the body as they are. */
  @SuppressWarnings("unchecked")
  Map<String, Object> fields() {
    return body.isObject() ? JSON.convertValue(body, Map.class) : Map.of();
  }
}
