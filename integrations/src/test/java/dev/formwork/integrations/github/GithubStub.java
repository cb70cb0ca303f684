package dev.formwork.integrations.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.formwork.integrations.StubRefusals;
import dev.formwork.integrations.WebServer;
import dev.formwork.integrations.localgit.GuardedGit;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.RepositoryLines;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Plays the part of GitHub that the adapter uses, with the shapes and status codes of GitHub's
 * OpenAPI description 23.0.2, on a real socket. Repositories are real ones behind smart HTTP. It
 * refuses what GitHub refuses: calls without `User-Agent`, without or with a wrong token, with
 * another content type, and protections that lack a required key.
 */
public final class GithubStub implements AutoCloseable {

  public static final String TOKEN = "ghp_valid";

  private static final ObjectMapper SORTED =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final StubRefusals refusals = new StubRefusals();
  private final LocalGitHost git;
  private final WebServer server;
  private final GithubStubOwners owners = new GithubStubOwners();
  private final GithubStubRepositories repositories;
  private final GithubStubThings things;
  private final GithubStubPulls pulls;
  private final GithubStubChecks checks = new GithubStubChecks();

  /**
   * @param directory where its repositories are
   */
  public GithubStub(Path directory) {
    int port = WebServer.freePort();
    String url = "http://127.0.0.1:" + port;
    git = new LocalGitHost(directory, URI.create(url));
    repositories = new GithubStubRepositories(git, url);
    things = new GithubStubThings(url);
    pulls = new GithubStubPulls(url);
    server =
        WebServer.start(
            port,
            Map.of(
                "/api/*",
                new GithubStubDoor(calls, refusals, owners, repositories, things, pulls, checks),
                "/*",
                new GuardedGit(
                    git, "GitHub", login -> owners.knows(login.replaceFirst("^[^:]*:", "")))));
  }

  /** The pull requests. */
  GithubStubPulls pulls() {
    return pulls;
  }

  /** Lets somebody merge all pull requests of a repository, such as `acme/payments`. */
  public void merge(String slug) {
    pulls.merge(slug);
  }

  /** Lets a check pass, on the one commit that there is. */
  public void pass(String check) {
    checks.status(check, "success", "");
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

  /** Answers the next call of this method whose path ends so; status 0 is silence. */
  void refuseNext(
      String method, String path, int status, Map<String, String> headers, String body) {
    refusals.add(new StubRefusals.Refusal(method, path, status, headers, body));
  }

  void accept(String token) {
    owners.accept(token);
  }

  void revoke(String token) {
    owners.revoke(token);
  }

  void rename(String owner, String from, String to) {
    repositories.rename(owner, from, to);
  }

  /** Lets every repository have an issue. */
  void discuss() {
    repositories.discuss();
  }

  public @Nullable Map<String, Object> repository(String owner, String name) {
    return repositories.find(owner, name);
  }

  /** Everything that it holds, a line for each thing. */
  public List<String> state() {
    List<String> lines = new ArrayList<>(RepositoryLines.of(git, name -> name));
    repositories
        .all()
        .forEach((name, repository) -> lines.add(name + " " + new TreeMap<>(repository)));
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
    refusals.close();
    server.close();
  }
}
