package dev.formwork.integrations.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.formwork.integrations.WebServer;
import dev.formwork.integrations.git.GitClient;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.github.GithubStubThings.Reply;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.LocalGitServlet;
import dev.formwork.integrations.localgit.LocalRepository;
import dev.formwork.integrations.localgit.RepositoryLines;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Plays the part of GitHub that the adapter uses, with the shapes and status codes of GitHub's
 * OpenAPI description 23.0.2, on a real socket. Repositories are real ones behind smart HTTP. It
 * refuses what GitHub refuses: calls without `User-Agent`, without or with a wrong token, with
 * another content type, and protections that lack a required key.
 */
public final class GithubStub implements AutoCloseable {

  public static final String TOKEN = "ghp_valid";
  static final String ORGANISATION = "acme";
  static final String USER = "ada";

  private static final String OWN_TOKEN = "ghs_stub";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper SORTED =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final Map<String, Map<String, Object>> repositories = new ConcurrentHashMap<>();
  private final Map<String, String> renamed = new ConcurrentHashMap<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedDeque<Refusal> refusals = new ConcurrentLinkedDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LocalGitHost git;
  private final WebServer server;
  private final GithubStubThings things;
  private final GithubStubPulls pulls;
  private final GithubStubChecks checks = new GithubStubChecks();
  private boolean discussed;
  private int installationTokens;

  /** An answer in place of the next one that matches. */
  record Refusal(
      String method, String path, int status, Map<String, String> headers, String body) {}

  /**
   * @param directory where its repositories are
   */
  public GithubStub(Path directory) {
    int port = WebServer.freePort();
    tokens.add(TOKEN);
    tokens.add(OWN_TOKEN);
    git = new LocalGitHost(directory, URI.create("http://127.0.0.1:" + port));
    server =
        WebServer.start(
            port, Map.of("/api/*", new Rest(), "/*", new Guarded(new LocalGitServlet(git))));
    things = new GithubStubThings(server.url().toString());
    pulls = new GithubStubPulls(server.url().toString());
  }

  /** The pull requests. */
  GithubStubPulls pulls() {
    return pulls;
  }

  /** The checks of commits. */
  GithubStubChecks checks() {
    return checks;
  }

  /** What is kept around the repositories. */
  GithubStubThings things() {
    return things;
  }

  /** Host and port, as a `repoUrl` begins. */
  public String host() {
    return server.url().getAuthority();
  }

  public URI apiUrl() {
    return server.url().resolve("/api");
  }

  /** Method and path of every call so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Answers the next call of this method whose path ends so. */
  void refuseNext(
      String method, String path, int status, Map<String, String> headers, String body) {
    refusals.add(new Refusal(method, path, status, headers, body));
  }

  void accept(String token) {
    tokens.add(token);
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  void rename(String owner, String from, String to) {
    Map<String, Object> repository = repositories.remove(key(owner, from));
    repository.put("name", to);
    repository.put("full_name", owner + "/" + to);
    repositories.put(key(owner, to), repository);
    renamed.put(key(owner, from), to);
  }

  void discuss() {
    discussed = true;
  }

  public @Nullable Map<String, Object> repository(String owner, String name) {
    return repositories.get(key(owner, name));
  }

  /** Everything that it holds, a line for each thing. */
  public List<String> state() {
    List<String> lines = new ArrayList<>(RepositoryLines.of(git, name -> name));
    repositories.forEach((name, repository) -> lines.add(name + " " + new TreeMap<>(repository)));
    things.kept().forEach((name, thing) -> lines.add(name + " " + sorted(thing)));
    pulls.all().forEach(pull -> lines.add("pull " + sorted(pull)));
    return lines;
  }

  private static String sorted(JsonNode node) {
    try {
      return SORTED.writeValueAsString(SORTED.convertValue(node, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private static String key(String owner, String name) {
    return (owner + "/" + name).toLowerCase(Locale.ROOT);
  }

  private final class Rest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String path = request.getPathInfo();
      String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(request.getMethod() + " " + path);
      for (Refusal refusal : refusals) {
        if (refusal.method().equals(request.getMethod()) && path.endsWith(refusal.path())) {
          refusals.remove(refusal);
          refuse(refusal, response);
          return;
        }
      }
      if (isAcceptable(request, body, response)) {
        answer(request, path, body.isEmpty() ? null : JSON.readTree(body), response);
      }
    }

    private void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
      if (refusal.status() == 0) {
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return;
      }
      refusal.headers().forEach(response::setHeader);
      send(response, refusal.status(), refusal.body());
    }

    private boolean isAcceptable(
        HttpServletRequest request, String body, HttpServletResponse response) throws IOException {
      if (request.getHeader("User-Agent") == null
          || request.getHeader("User-Agent").startsWith("Java-http-client")) {
        send(response, 403, message("Request forbidden by administrative rules."));
        return false;
      }
      if (!"2022-11-28".equals(request.getHeader("X-GitHub-Api-Version"))
          || !String.valueOf(request.getHeader("Accept")).startsWith("application/vnd.github")) {
        send(response, 400, message("Unsupported version or media type"));
        return false;
      }
      if (!body.isEmpty() && !"application/json".equals(request.getContentType())) {
        send(response, 415, message("Unsupported Media Type"));
        return false;
      }
      String authorization = String.valueOf(request.getHeader("Authorization"));
      String token = authorization.replaceFirst("^Bearer ", "");
      boolean jwt = token.split("\\.").length == 3;
      boolean forApp =
          request.getPathInfo().startsWith("/app/")
              || request.getPathInfo().endsWith("/installation");
      if (!authorization.startsWith("Bearer ") || (forApp ? !jwt : !tokens.contains(token))) {
        send(response, 401, message("Bad credentials"));
        return false;
      }
      return true;
    }

    private void answer(
        HttpServletRequest request,
        String path,
        @Nullable JsonNode body,
        HttpServletResponse response)
        throws IOException {
      String[] part = path.substring(1).split("/");
      String call = request.getMethod() + " " + part[0] + "/" + part.length;
      switch (call) {
        case "GET user/1" -> send(response, 200, Map.of("login", USER, "type", "User"));
        case "GET users/2" -> known(part[1], List.of("ada", "grace"), 11, response);
        case "GET orgs/4" -> known(part[3], List.of("platform", "sec"), 22, response);
        case "PUT orgs/7" ->
            response.setStatus(List.of("platform", "sec").contains(part[3]) ? 204 : 404);
        case "GET orgs/3" -> installation(part[1], ORGANISATION, response);
        case "GET users/3" -> installation(part[1], USER, response);
        case "POST app/4" -> installationToken(response);
        case "POST orgs/3" -> create(part[1], part[1].equals(ORGANISATION), body, response);
        case "POST user/2" -> create(USER, true, body, response);
        default -> {
          if (!part[0].equals("repos")) {
            send(response, 404, message("Not Found"));
            return;
          }
          repository(request, part, body, response);
        }
      }
    }

    private void known(String name, List<String> names, int id, HttpServletResponse response)
        throws IOException {
      if (names.contains(name)) {
        send(response, 200, Map.of("id", id));
      } else {
        send(response, 404, message("Not Found"));
      }
    }

    private void installation(String owner, String known, HttpServletResponse response)
        throws IOException {
      if (owner.equals(known)) {
        send(response, 200, Map.of("id", 42, "app_id", 7));
      } else {
        send(response, 404, message("Not Found"));
      }
    }

    private void installationToken(HttpServletResponse response) throws IOException {
      String token = "ghs_" + ++installationTokens;
      tokens.add(token);
      send(
          response,
          201,
          Map.of("token", token, "expires_at", Instant.now().plusSeconds(3600).toString()));
    }

    private void create(
        String owner, boolean known, @Nullable JsonNode body, HttpServletResponse response)
        throws IOException {
      if (!known) {
        send(response, 404, message("Not Found"));
        return;
      }
      String name = body == null ? "" : body.path("name").asText();
      String description = body == null ? "" : body.path("description").asText();
      if (description.length() > 350 || description.contains("\n")) {
        send(response, 422, invalid("description", "description is not valid"));
        return;
      }
      if (!LocalGitHost.isName(name) || git.create(owner, name, "", "main", "").isEmpty()) {
        send(response, 422, invalid("name", "name already exists on this account"));
        return;
      }
      Map<String, Object> repository = new LinkedHashMap<>();
      repository.put("id", repositories.size() + 1);
      repository.put("name", name);
      repository.put("full_name", owner + "/" + name);
      repository.put("owner", Map.of("login", owner));
      repository.put("private", body != null && body.path("private").asBoolean());
      repository.put("description", description);
      repository.put("homepage", body == null ? null : body.path("homepage").asText(null));
      repository.put("html_url", server.url() + "/" + owner + "/" + name);
      repository.put("clone_url", server.url() + "/" + owner + "/" + name + ".git");
      repository.put("default_branch", "main");
      repositories.put(key(owner, name), repository);
      send(response, 201, repository);
    }

    private void repository(
        HttpServletRequest request,
        String[] part,
        @Nullable JsonNode body,
        HttpServletResponse response)
        throws IOException {
      String newName = renamed.get(key(part[1], part[2]));
      if (newName != null) {
        part[2] = newName;
        response.setHeader("Location", request.getContextPath() + "/api/" + String.join("/", part));
        send(response, request.getMethod().equals("GET") ? 301 : 307, message("Moved Permanently"));
        return;
      }
      Map<String, Object> repository = repositories.get(key(part[1], part[2]));
      if (repository == null) {
        send(response, 404, message("Not Found"));
        return;
      }
      String rest = String.join("/", List.of(part).subList(3, part.length));
      String what = rest.replaceFirst("^contents/.*", "contents");
      switch (request.getMethod() + " " + what.replaceFirst("^branches/[^/]+/", "branches/")) {
        case "GET " -> send(response, 200, repository);
        case "PATCH " -> patch(repository, body, response);
        case "DELETE " -> delete(part[1], part[2], response);
        case "PUT topics" -> topics(repository, body, response);
        case "PUT branches/protection" -> {
          repository.put("protected", part[4]);
          thing(request, part, rest, body, response);
        }
        case "GET issues" -> {
          if (discussed) {
            send(response, 200, List.of(Map.of("number", 1)));
            return;
          }
          thing(request, part, rest, body, response);
        }
        case "GET contents" -> contents(request, part, rest.substring(9), response);
        default -> thing(request, part, rest, body, response);
      }
    }

    private void thing(
        HttpServletRequest request,
        String[] part,
        String rest,
        @Nullable JsonNode body,
        HttpServletResponse response)
        throws IOException {
      String slug = part[1] + "/" + part[2];
      if (checks.serves(request.getMethod(), rest)) {
        Reply checked =
            checks.answer(rest, number(request, "page", 1), number(request, "per_page", 30));
        send(response, checked.status(), Objects.requireNonNull(checked.body()));
        return;
      }
      Reply reply =
          rest.startsWith("pulls") || rest.matches("issues/\\d+/assignees")
              ? pulls.answer(request.getMethod(), slug, rest, request.getParameter("head"), body)
              : things.answer(request.getMethod(), slug, rest, body);
      if (reply.body() == null) {
        response.setStatus(reply.status());
      } else {
        send(response, reply.status(), reply.body());
      }
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
      String value = request.getParameter(name);
      return value == null ? otherwise : Integer.parseInt(value);
    }

    private void patch(
        Map<String, Object> repository, @Nullable JsonNode body, HttpServletResponse response)
        throws IOException {
      if (body != null) {
        body.properties()
            .forEach(
                entry ->
                    repository.put(
                        entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
      }
      send(response, 200, repository);
    }

    private void delete(String owner, String name, HttpServletResponse response)
        throws IOException {
      LocalRepository local = git.find(owner, name).orElseThrow();
      git.delete(local);
      repositories.remove(key(owner, name));
      response.setStatus(204);
    }

    private void topics(
        Map<String, Object> repository, @Nullable JsonNode body, HttpServletResponse response)
        throws IOException {
      List<String> names = new ArrayList<>();
      if (body != null) {
        body.path("names").forEach(name -> names.add(name.asText()));
      }
      if (names.stream().anyMatch(name -> !name.matches("[a-z0-9][a-z0-9-]{0,49}"))) {
        send(
            response, 422, invalid("names", "Topics must start with a lowercase letter or number"));
        return;
      }
      repository.put("topics", names);
      send(response, 200, Map.of("names", names));
    }

    private void contents(
        HttpServletRequest request, String[] part, String path, HttpServletResponse response)
        throws IOException {
      String address = server.url() + "/" + part[1] + "/" + part[2] + ".git";
      var remote = new GitRemote("stub", URI.create(address), new Login("git", OWN_TOKEN));
      var text =
          new GitClient(Duration.ofSeconds(20)).read(remote, request.getParameter("ref"), path);
      if (text.isEmpty()) {
        send(response, 404, message("Not Found"));
        return;
      }
      response.setContentType("application/vnd.github.raw+json; charset=utf-8");
      response.getOutputStream().write(text.get().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> message(String text) {
      return Map.of("message", text, "documentation_url", "https://docs.github.com/rest");
    }

    private static Map<String, Object> invalid(String field, String text) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("resource", "Repository");
      error.put("code", "custom");
      error.put("field", field);
      error.put("message", text);
      return Map.of("message", "Repository creation failed.", "errors", List.of(error));
    }

    private static void send(HttpServletResponse response, int status, Object body)
        throws IOException {
      send(response, status, JSON.writeValueAsString(body));
    }

    private static void send(HttpServletResponse response, int status, String body)
        throws IOException {
      response.setStatus(status);
      response.setContentType("application/json; charset=utf-8");
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Git over HTTP for those with a valid token as password. */
  private final class Guarded extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient LocalGitServlet served;

    private Guarded(LocalGitServlet served) {
      this.served = served;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
      super.init(config);
      served.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      String authorization = request.getHeader("Authorization");
      if (authorization == null || !tokens.contains(password(authorization))) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"GitHub\"");
        response.sendError(401);
        return;
      }
      served.service(request, response);
    }

    private static String password(String authorization) {
      String decoded =
          new String(
              Base64.getDecoder().decode(authorization.replaceFirst("^Basic ", "")),
              StandardCharsets.UTF_8);
      return decoded.replaceFirst("^[^:]*:", "");
    }
  }
}
