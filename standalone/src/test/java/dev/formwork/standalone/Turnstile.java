package dev.formwork.standalone;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands before a far side that speaks HTTP, real or a stub. What was asked for is done there, but
 * the answer to the first call that changes something waits at the {@link CrashGate}: the caller
 * does not know what has become of it.
 */
final class Turnstile implements AutoCloseable {

  private static final Set<String> HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI behind;
  private final Map<String, String> known;
  private final CrashGate gate;
  private final HttpServer server;

  /**
   * @param behind where calls go; its own address in answers becomes the turnstile's
   * @param others turnstiles of further addresses that are in its answers
   */
  Turnstile(CrashGate gate, URI behind, Turnstile... others) {
    this.gate = gate;
    this.behind = behind;
    this.known = new LinkedHashMap<>();
    for (Turnstile other : others) {
      known.putAll(other.known);
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    known.put(behind.getAuthority(), host());
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The address of the far side as seen from before the turnstile. */
  URI before(URI address) {
    return URI.create(address.toString().replace(address.getAuthority(), host()));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> answer = ask(exchange, body);
      String path = exchange.getRequestURI().toString();
      if (!READING.contains(exchange.getRequestMethod())
          && !path.endsWith("git-upload-pack")
          && answer.statusCode() < 400) {
        String text = path + "\n" + new String(body, StandardCharsets.ISO_8859_1);
        gate.armedIn(text).ifPresent(name -> gate.hold(name, "answer"));
      }
      pass(answer, exchange);
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + behind.getAuthority() + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void pass(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(name, here(value)));
              }
            });
    byte[] body = answer.body();
    if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      body = here(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private String here(String text) {
    String changed = text;
    for (Map.Entry<String, String> address : known.entrySet()) {
      changed = changed.replace(address.getKey(), address.getValue());
    }
    return changed;
  }
}
