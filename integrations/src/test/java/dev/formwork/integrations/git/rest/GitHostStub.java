package dev.formwork.integrations.git.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.formwork.integrations.StubRefusals;
import dev.formwork.integrations.WebServer;
import dev.formwork.integrations.localgit.GuardedGit;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.RepositoryLines;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Plays the part of a Git host on a real socket: its REST interface is a function, its repositories
 * are real ones behind smart HTTP. Both refuse who comes without the login.
 */
public final class GitHostStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalGitHost git;
  private final WebServer server;
  private final String authorization;
  private final Rest rest;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final StubRefusals refusals = new StubRefusals();

  /** The REST interface. */
  public interface Rest {
    Answer answer(Request request);
  }

  /**
   * A call.
   *
   * @param path decoded, below the root
   * @param query first value of each parameter
   */
  public record Request(String method, String path, Map<String, String> query, JsonNode body) {

    /** A part of the path, counted from 0. */
    public String part(int index) {
      String[] parts = path.substring(1).split("/");
      return index < parts.length ? parts[index] : "";
    }

    /** Whether method and path match; `*` stands for one segment. */
    public boolean is(String wantedMethod, String pattern) {
      return method.equals(wantedMethod) && path.matches(pattern.replace("*", "[^/]+"));
    }
  }

  /**
   * An answer.
   *
   * @param body sent as JSON; null for none
   */
  public record Answer(int status, @Nullable Object body) {}

  /**
   * @param authorization value of the header that REST calls must have
   * @param gitLogin user and password that Git must have, with a colon between
   */
  public GitHostStub(Path directory, String authorization, String gitLogin, Rest rest) {
    int port = WebServer.freePort();
    this.authorization = authorization;
    this.rest = rest;
    this.git = new LocalGitHost(directory, URI.create("http://127.0.0.1:" + port + "/git"));
    this.server =
        WebServer.start(
            port,
            Map.of(
                "/rest/*", new RestServlet(),
                "/git/*", new GuardedGit(git, "Git", gitLogin::equals)));
  }

  /** Where the REST interface begins. */
  public URI restUrl() {
    return server.url().resolve("/rest");
  }

  /** Address to clone from, as hosts write it, with a user name in it. */
  public String cloneUrl(String owner, String name) {
    return "%s/git/%s/%s.git".formatted(server.url(), owner, name).replace("//", "//someone@");
  }

  public String page(String path) {
    return server.url() + path;
  }

  /** Makes a repository; false when it is there. */
  public boolean create(String owner, String name) {
    return git.create(owner, name, "", "main", "").isPresent();
  }

  public void delete(String owner, String name) {
    git.find(owner, name).ifPresent(git::delete);
  }

  /** What is in its repositories, a line for each thing. */
  public List<String> lines() {
    return RepositoryLines.of(git, name -> name);
  }

  /** Method and path of every call so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Answers the next call of this method so; status 0 is silence. */
  public void refuseNext(String method, int status, Map<String, String> headers, String body) {
    refusals.add(new StubRefusals.Refusal(method, "", status, headers, body));
  }

  @Override
  public void close() {
    refusals.close();
    server.close();
  }

  private final class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(request.getMethod() + " " + request.getPathInfo());
      if (refusals.refuse(request, any -> true, response)) {
        return;
      }
      if (!authorization.equals(request.getHeader("Authorization"))) {
        WebServer.answer(response, 401, "{\"message\":\"Bad credentials\"}");
        return;
      }
      if (!body.isEmpty() && !"application/json".equals(request.getContentType())) {
        WebServer.answer(response, 415, "{\"message\":\"Unsupported Media Type\"}");
        return;
      }
      Map<String, String> query = new LinkedHashMap<>();
      request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
      Answer answer =
          rest.answer(
              new Request(
                  request.getMethod(),
                  request.getPathInfo(),
                  query,
                  body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body)));
      WebServer.answer(
          response,
          answer.status(),
          answer.body() == null ? "" : JSON.writeValueAsString(answer.body()));
    }
  }
}
