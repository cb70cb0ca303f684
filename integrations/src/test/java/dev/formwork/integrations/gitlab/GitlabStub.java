package dev.formwork.integrations.gitlab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.formwork.integrations.StubRefusals;
import dev.formwork.integrations.WebServer;
import dev.formwork.integrations.gitlab.StubCall.Reply;
import dev.formwork.integrations.localgit.GuardedGit;
import dev.formwork.integrations.localgit.LocalGitHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Plays the part of GitLab's REST API version 4 that the adapters use, on a real socket, with its
 * shapes and status codes as its documentation gives them; GitLab itself was not asked.
 * Repositories are real ones behind smart HTTP. It refuses what GitLab refuses: calls without or
 * with a wrong token, bodies that are no JSON, missing fields, names that are taken (400), things
 * that are not there (404), and it deletes a project at the second call only.
 */
public final class GitlabStub implements AutoCloseable {

  public static final String TOKEN = "glpat-valid";
  static final String OAUTH = "oauth-valid";
  private static final Set<String> LOGINS = Set.of("oauth2:" + TOKEN, "oauth2:" + OAUTH);

  private final StubRefusals refusals = new StubRefusals();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer rest;
  private final WebServer web;
  final StubGroups groups;
  final StubProjects projects;
  final StubThings things;

  public GitlabStub(Path directory) {
    int port = WebServer.freePort();
    var git = new LocalGitHost(directory, URI.create("http://127.0.0.1:" + port + "/git"));
    web = WebServer.start(port, Map.of("/git/*", new GuardedGit(git, "GitLab", LOGINS::contains)));
    groups = new StubGroups(web.url());
    projects = new StubProjects(git, groups, web.url());
    things = new StubThings(projects);
    try {
      rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rest.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    rest.createContext("/", this::serve);
    rest.start();
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + rest.getAddress().getPort() + "/api/v4");
  }

  /** Method and encoded path of every call so far. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * Answers the next call of this method whose path has this in it.
   *
   * @param status 0 for no answer at all, -1 for a connection that is cut
   */
  void refuseNext(
      String method, String path, int status, Map<String, String> headers, String body) {
    refusals.add(new StubRefusals.Refusal(method, path, status, headers, body));
  }

  /** Where Git and people go. */
  public URI webUrl() {
    return web.url();
  }

  /** Everything that it holds, a line for each thing. */
  public synchronized List<String> state() {
    List<String> lines = new ArrayList<>(projects.state());
    lines.addAll(groups.state());
    lines.addAll(things.state());
    return lines;
  }

  /** Lets somebody merge all merge requests of a project, such as `acme/payments`. */
  public synchronized void merge(String project) {
    for (Map<String, Object> request : things.of(project, "merge_requests")) {
      request.put("state", "merged");
      request.put("merge_commit_sha", "c0ffee");
    }
  }

  /** Lets all pipelines of a project succeed. */
  public synchronized void succeed(String project) {
    things.of(project, "pipelines").forEach(pipeline -> pipeline.put("status", "success"));
  }

  @Override
  public void close() {
    refusals.close();
    rest.stop(0);
    web.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    calls.add(exchange.getRequestMethod() + " " + path.replaceFirst("^/api/v4", ""));
    Optional<StubRefusals.Refusal> refusal =
        refusals.next(exchange.getRequestMethod(), path::contains);
    if (refusal.isPresent()) {
      refuse(refusal.get(), exchange);
    } else {
      send(exchange, reply(exchange));
    }
  }

  private void refuse(StubRefusals.Refusal refusal, HttpExchange exchange) throws IOException {
    if (refusal.status() == 0) {
      refusals.beSilent();
    }
    if (refusal.status() <= 0) {
      exchange.close();
      return;
    }
    send(exchange, new Reply(refusal.status(), refusal.body(), refusal.headers()));
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String bearer = String.valueOf(headers.getFirst("Authorization"));
    boolean known =
        TOKEN.equals(headers.getFirst("PRIVATE-TOKEN")) || bearer.equals("Bearer " + OAUTH);
    if (!known) {
      return Reply.message(401, "401 Unauthorized");
    }
    String type = headers.getFirst("Content-Type");
    if (type != null && !type.equals("application/json")) {
      return Reply.of(
          406, Map.of("error", "The provided content-type '" + type + "' is not supported."));
    }
    StubCall call = StubCall.read(exchange);
    synchronized (this) {
      return switch (call.segment(0)) {
        case "user", "users", "namespaces", "groups" -> groups.reply(call, projects);
        case "projects" ->
            call.path().size() < 3 || projects.serves(call)
                ? projects.reply(call)
                : things.reply(call);
        case "bulk_imports" -> things.transfer(call);
        default -> Reply.of(404, Map.of("error", "404 Not Found"));
      };
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    String text =
        reply.body() instanceof String plain
            ? plain
            : StubCall.JSON.writeValueAsString(reply.body());
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    if (reply.status() == 204) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
