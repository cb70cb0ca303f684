package dev.formwork.integrations.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Plays the part of Slack that posts, changes and lists messages of channels, on a real socket. It
 * refuses another token (`invalid_auth`), an unknown channel (`channel_not_found`) and the change
 * of a message that is not there (`message_not_found`).
 */
public final class SlackStub implements AutoCloseable {

  public static final String TOKEN = "xoxb-stub";

  private final List<Map<String, String>> messages = new ArrayList<>();
  private final HttpServer server;
  private @Nullable String unreadable;
  private int calls;

  public SlackStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", this::serve);
    server.start();
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:%d/api/".formatted(server.getAddress().getPort()));
  }

  /** Takes the right to read channels from the token. */
  synchronized void hideMessages() {
    unreadable = "missing_scope";
  }

  /** Fails whenever channels are read. */
  synchronized void failReading() {
    unreadable = "internal_error";
  }

  /** Every message as it reads now. */
  public synchronized List<String> state() {
    return messages.stream().map(message -> "slack " + message).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> form = SlackWire.form(exchange);
    String method = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
    String answer =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            ? answer(method, form)
            : failure("invalid_auth");
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized String answer(String method, Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    if (channel.contains("unknown")) {
      return failure("channel_not_found");
    }
    return switch (method) {
      case "chat.postMessage" -> post(form);
      case "chat.update" -> update(form);
      case "conversations.history", "conversations.replies" ->
          unreadable == null ? list(channel, form.get("ts")) : failure(unreadable);
      case "conversations.list" -> unreadable == null ? channels() : failure(unreadable);
      default -> failure("unknown_method");
    };
  }

  private String channels() {
    List<String> channels =
        messages.stream()
            .map(message -> message.get("channel"))
            .distinct()
            .map(id -> "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, id.substring(1)))
            .toList();
    return "{\"ok\":true,\"channels\":[%s],\"response_metadata\":{\"next_cursor\":\"\"}}"
        .formatted(String.join(",", channels));
  }

  private String post(Map<String, String> form) {
    Map<String, String> message = new LinkedHashMap<>(form);
    message.put("ts", "1700000000.%06d".formatted(++calls));
    message.put("channel", id(form.getOrDefault("channel", "")));
    messages.add(message);
    return posted(message);
  }

  private String update(Map<String, String> form) {
    Map<String, String> message =
        messages.stream()
            .filter(known -> known.get("ts").equals(form.get("ts")))
            .findFirst()
            .orElse(null);
    if (message == null) {
      return failure("message_not_found");
    }
    message.putAll(form);
    return posted(message);
  }

  private String list(String channel, @Nullable String thread) {
    if (channel.startsWith("#")) {
      return failure("channel_not_found");
    }
    List<String> found =
        messages.stream()
            .filter(message -> message.get("channel").equals(id(channel)))
            .filter(message -> thread == null || thread.equals(message.get("thread_ts")))
            .map(
                message ->
                    "{\"type\":\"message\",\"ts\":\"%s\",\"metadata\":%s}"
                        .formatted(message.get("ts"), message.getOrDefault("metadata", "null")))
            .toList();
    return "{\"ok\":true,\"has_more\":false,\"messages\":[%s]}"
        .formatted(String.join(",", found.reversed()));
  }

  /** Names begin with a `#`, ids with a `C`; history is asked by id only, as with Slack. */
  private static String id(String channel) {
    return channel.startsWith("#") ? "C" + channel.substring(1) : channel;
  }

  private static String posted(Map<String, String> message) {
    return "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\",\"message\":{\"text\":\"\"}}"
        .formatted(message.get("channel"), message.get("ts"));
  }

  private static String failure(String error) {
    return "{\"ok\":false,\"error\":\"%s\"}".formatted(error);
  }
}
