package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.formwork.integrations.StubRefusals;
import dev.formwork.integrations.WebServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The REST interface of {@link GithubStub}: refuses calls that GitHub does not take from anybody,
 * and gives the others to the part that they are about.
 */
final class GithubStubDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient List<String> calls;
  private final transient StubRefusals refusals;
  private final transient GithubStubOwners owners;
  private final transient GithubStubRepositories repositories;
  private final transient GithubStubThings things;
  private final transient GithubStubPulls pulls;
  private final transient GithubStubChecks checks;

  /**
   * @param calls where method and path of every call are noted
   */
  GithubStubDoor(
      List<String> calls,
      StubRefusals refusals,
      GithubStubOwners owners,
      GithubStubRepositories repositories,
      GithubStubThings things,
      GithubStubPulls pulls,
      GithubStubChecks checks) {
    this.calls = calls;
    this.refusals = refusals;
    this.owners = owners;
    this.repositories = repositories;
    this.things = things;
    this.pulls = pulls;
    this.checks = checks;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(request.getMethod() + " " + path);
    if (refusals.refuse(request, path::endsWith, response)) {
      return;
    }
    Reply refusal = refusal(request, body);
    if (refusal != null) {
      send(response, refusal);
      return;
    }
    JsonNode json = body.isEmpty() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    send(response, answer(request, path.substring(1).split("/"), json, response));
  }

  private @Nullable Reply refusal(HttpServletRequest request, String body) {
    String agent = request.getHeader("User-Agent");
    if (agent == null || agent.startsWith("Java-http-client")) {
      return Reply.message(403, "Request forbidden by administrative rules.");
    }
    if (!"2022-11-28".equals(request.getHeader("X-GitHub-Api-Version"))
        || !String.valueOf(request.getHeader("Accept")).startsWith("application/vnd.github")) {
      return Reply.message(400, "Unsupported version or media type");
    }
    if (!body.isEmpty() && !"application/json".equals(request.getContentType())) {
      return Reply.message(415, "Unsupported Media Type");
    }
    String path = request.getPathInfo();
    boolean forApp = path.startsWith("/app/") || path.endsWith("/installation");
    String authorization = String.valueOf(request.getHeader("Authorization"));
    String token = authorization.replaceFirst("^Bearer ", "");
    boolean isJwt = token.split("\\.").length == 3;
    return authorization.startsWith("Bearer ") && (forApp ? isJwt : owners.knows(token))
        ? null
        : Reply.message(401, "Bad credentials");
  }

  private Reply answer(
      HttpServletRequest request, String[] part, JsonNode body, HttpServletResponse response) {
    String call = "%s %s/%d".formatted(request.getMethod(), part[0], part.length);
    return switch (call) {
      case "POST orgs/3" ->
          part[1].equals(GithubStubOwners.ORGANISATION)
              ? repositories.create(part[1], body)
              : Reply.NOT_FOUND;
      case "POST user/2" -> repositories.create(GithubStubOwners.USER, body);
      default ->
          part[0].equals("repos")
              ? repository(request, part, body, response)
              : owners.answer(call, part);
    };
  }

  private Reply repository(
      HttpServletRequest request, String[] part, JsonNode body, HttpServletResponse response) {
    String newName = repositories.newName(part[1], part[2]);
    if (newName != null) {
      part[2] = newName;
      response.setHeader("Location", request.getContextPath() + "/api/" + String.join("/", part));
      return Reply.message(request.getMethod().equals("GET") ? 301 : 307, "Moved Permanently");
    }
    Map<String, Object> repository = repositories.find(part[1], part[2]);
    return repository == null ? Reply.NOT_FOUND : repository(request, part, body, repository);
  }

  private Reply repository(
      HttpServletRequest request, String[] part, JsonNode body, Map<String, Object> repository) {
    String slug = part[1] + "/" + part[2];
    String rest = String.join("/", List.of(part).subList(3, part.length));
    if (rest.matches("branches/[^/]+/protection") && request.getMethod().equals("PUT")) {
      repository.put("protected", part[4]);
    }
    return switch (request.getMethod() + " " + rest.replaceFirst("^contents/.*", "contents")) {
      case "GET " -> new Reply(200, repository);
      case "PATCH " -> GithubStubRepositories.patch(repository, body);
      case "DELETE " -> repositories.delete(part[1], part[2]);
      case "PUT topics" -> GithubStubRepositories.topics(repository, body);
      case "GET contents" ->
          repositories.contents(slug, rest.substring(9), request.getParameter("ref"));
      case "GET issues" ->
          repositories.isDiscussed() ? new Reply(200, List.of(Map.of("number", 1))) : issues(slug);
      default -> thing(request, slug, rest, body);
    };
  }

  /** Pull requests are issues, too. */
  private Reply issues(String slug) {
    List<JsonNode> issues = new ArrayList<>(pulls.issues(slug));
    issues.addAll(things.issues(slug));
    return new Reply(200, issues);
  }

  private Reply thing(HttpServletRequest request, String slug, String rest, JsonNode body) {
    String method = request.getMethod();
    if (checks.serves(method, rest)) {
      return checks.answer(rest, number(request, "page", 1), number(request, "per_page", 30));
    }
    return rest.startsWith("pulls") || rest.matches("issues/\\d+/assignees")
        ? pulls.answer(method, slug, rest, request.getParameter("head"), body)
        : things.answer(method, slug, rest, body);
  }

  private static int number(HttpServletRequest request, String name, int otherwise) {
    String value = request.getParameter(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** A text goes as it is, everything else as JSON. */
  private static void send(HttpServletResponse response, Reply reply) throws IOException {
    if (reply.body() == null) {
      response.setStatus(reply.status());
    } else if (reply.body() instanceof String text) {
      response.setContentType("application/vnd.github.raw+json; charset=utf-8");
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } else {
      WebServer.answer(response, reply.status(), JSON.writeValueAsString(reply.body()));
    }
  }
}
