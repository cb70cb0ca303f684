package dev.formwork.integrations.suggest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what a Git host answers, to one token only; every other question is refused. */
final class GitHostStub implements AutoCloseable {

  /** An answer; the link is the header that names the next page, or empty. */
  private record Page(int status, String json, String link) {}

  private final String authorization;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  GitHostStub(String authorization) {
    this.authorization = authorization;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  GitHostStub page(String path, String json) {
    return page(path, 200, json, "");
  }

  GitHostStub page(String path, int status, String json, String link) {
    pages.put(path, new Page(status, json, link));
    return this;
  }

  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    boolean known = authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Page page =
        known
            ? pages.getOrDefault(path, new Page(404, "{\"message\":\"Not Found\"}", ""))
            : new Page(401, "{\"message\":\"Bad credentials\"}", "");
    if (!page.link().isEmpty()) {
      exchange.getResponseHeaders().set("Link", page.link());
    }
    byte[] bytes = page.json().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
