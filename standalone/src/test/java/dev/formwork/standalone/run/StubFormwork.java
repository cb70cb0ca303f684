package dev.formwork.standalone.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stub of Formwork's API with the recorded runs that the portal's tests use. */
final class StubFormwork implements AutoCloseable {

  private static final Path RECORDED = Path.of("../portal/src/fixtures");

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Answer> refusals = new ConcurrentHashMap<>();
  private final Map<String, Deque<String>> streams = new ConcurrentHashMap<>();
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  StubFormwork() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** A recorded run, as the API shows it now; the id of the run. */
  String show(String phase) {
    ObjectNode run = (ObjectNode) recorded("runs/" + phase);
    String id = run.path("id").asText();
    give("/api/formwork/v1/runs/" + id, run.toString());
    give("/api/formwork/v1/runs/" + id + "/waits", "{\"items\":[]}");
    give(
        "/api/formwork/v1/runs/" + id + "/decisions",
        phase.equals("paused")
            ? recorded("decisions").toString()
            : "{\"pause\":null,\"stuckUndos\":[],\"canDecide\":true}");
    if (phase.equals("waiting")) {
      give("/api/formwork/v1/runs/" + id + "/waits", recorded("waits").toString());
    }
    return id;
  }

  void give(String path, String json) {
    answers.put(path, new Answer(200, json));
  }

  /** Refuses what is posted to a path as the API does. */
  void refusePosts(String path, int status, String message) {
    refusals.put(
        path,
        new Answer(
            status,
            "{\"error\":{\"name\":\"ConflictError\",\"message\":\"%s\"}}".formatted(message)));
  }

  /** What the next connection to a run's stream gets before it is closed. */
  void stream(String id, String... frames) {
    streams
        .computeIfAbsent("/api/scaffolder/v2/tasks/" + id + "/eventstream", _ -> new ArrayDeque<>())
        .add(String.join("", frames));
  }

  /** One event of a stream. */
  static String frame(long id, String type, String step, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("stepId", step);
    body.put("message", message);
    JsonNode event =
        Server.JSON.valueToTree(
            Map.of("id", id, "type", type, "createdAt", "2026-11-21T08:00:00Z", "body", body));
    return "event: %s\ndata: %s\n\n".formatted(type, event);
  }

  /** Paths and bodies of the calls that change something. */
  List<String> posted() {
    return List.copyOf(posted);
  }

  /** Paths with their queries, in the order of the calls. */
  List<String> asked() {
    return new ArrayList<>(asked);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static JsonNode recorded(String name) {
    try {
      return Server.JSON.readTree(Files.readString(RECORDED.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestURI().toString());
    if (exchange.getRequestMethod().equals("POST")) {
      posted.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }
    String stream = streams.getOrDefault(path, new ArrayDeque<>()).poll();
    Answer answer = stream == null ? plain(exchange, path) : new Answer(200, stream);
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer plain(HttpExchange exchange, String path) {
    return exchange.getRequestMethod().equals("POST")
        ? refusals.getOrDefault(path, new Answer(204, ""))
        : answers.getOrDefault(
            path,
            new Answer(
                404,
                "{\"error\":{\"name\":\"NotFoundError\",\"message\":\"Run none does not exist.\"}}"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
