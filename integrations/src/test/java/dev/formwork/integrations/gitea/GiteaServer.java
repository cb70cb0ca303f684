package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.integrations.ServerProcess;
import dev.formwork.integrations.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real Gitea 1.26.0 on 127.0.0.1, with SQLite, an administrator and nothing else. */
public final class GiteaServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String CONFIGURATION =
      """
      RUN_MODE = prod
      WORK_PATH = %1$s
      [database]
      DB_TYPE = sqlite3
      PATH = %1$s/gitea.db
      [repository]
      ROOT = %1$s/repositories
      [server]
      HTTP_ADDR = 127.0.0.1
      HTTP_PORT = %2$d
      ROOT_URL = http://127.0.0.1:%2$d/
      DISABLE_SSH = true
      OFFLINE_MODE = true
      STATIC_ROOT_PATH = %3$s
      [security]
      INSTALL_LOCK = true
      SECRET_KEY = only-for-tests
      [session]
      PROVIDER = memory
      [indexer]
      ISSUE_INDEXER_TYPE = db
      [webhook]
      ALLOWED_HOST_LIST = loopback
      [log]
      MODE = console
      LEVEL = warn
      """;

  private final ServerProcess server;
  private final Path folder;
  private final URI url;
  private final String token;

  private GiteaServer(ServerProcess server, Path folder, URI url, String token) {
    this.server = server;
    this.folder = folder;
    this.url = url;
    this.token = token;
  }

  /**
   * Starts the server in the folder, or skips the test with the reason where its program is
   * missing.
   */
  public static GiteaServer start(Path folder) {
    Path program = ServerProcess.programs().resolve("bin/gitea-1.26.0");
    Path assets = ServerProcess.programs().resolve("gitea-1.26.0");
    Assumptions.assumeTrue(
        Files.isExecutable(program) && Files.isDirectory(assets),
        "Gitea is not built (" + program + "). Run .ci/servers with Go 1.26 or newer on the PATH.");
    try {
      Files.createDirectories(folder);
      int port = WebServer.freePort();
      Files.writeString(
          folder.resolve("app.ini"),
          CONFIGURATION.formatted(folder.toAbsolutePath(), port, assets));
      run(program, folder, "migrate");
      String token = createAdministrator(program, folder);
      ServerProcess process = process(program, folder, folder.resolve("gitea.log"), "web");
      URI url = URI.create("http://127.0.0.1:" + port);
      var server = new GiteaServer(process, folder, url, token);
      process.await(() -> server.send("GET", "/api/v1/version", null).statusCode() == 200);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String createAdministrator(Path program, Path folder) throws IOException {
    String said =
        run(
            program,
            folder,
            "admin",
            "user",
            "create",
            "--admin",
            "--username",
            "root",
            "--password",
            "root-password",
            "--email",
            "root@example.org",
            "--must-change-password=false",
            "--access-token",
            "--access-token-name",
            "test",
            "--access-token-scopes",
            "all");
    return said.lines()
        .filter(line -> line.contains("Access token was successfully created"))
        .map(line -> line.replaceFirst(".* ", ""))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(said));
  }

  private static String run(Path program, Path folder, String... arguments) throws IOException {
    Path log = Files.createTempFile(folder, "command-", ".log");
    return process(program, folder, log, arguments).finish();
  }

  private static ServerProcess process(Path program, Path folder, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--config");
    command.add(folder.resolve("app.ini").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("GITEA_WORK_DIR", folder.toAbsolutePath().toString());
    builder.environment().put("GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT", "true");
    return ServerProcess.start(builder, log);
  }

  public URI url() {
    return url;
  }

  /** Token of the administrator. */
  public String token() {
    return token;
  }

  /** Bare repositories, `owner/name.git`. */
  public Path repositories() {
    return folder.resolve("repositories");
  }

  public GiteaSettings settings() {
    return new GiteaSettings(url, token, Duration.ofSeconds(20));
  }

  /** An organisation that did not exist, so that each test has its own. */
  public void createOrganisation(String name) {
    call("POST", "/orgs", Map.of("username", name));
  }

  /** A person without any right. */
  public void createPerson(String name) {
    call(
        "POST",
        "/admin/users",
        Map.of(
            "username",
            name,
            "email",
            name + "@example.org",
            "password",
            "secret-password",
            "must_change_password",
            false));
  }

  /** A team that may do this much with the code of its repositories, and has none yet. */
  public void createTeam(String organisation, String name, String access) {
    call(
        "POST",
        "/orgs/%s/teams".formatted(organisation),
        Map.of("name", name, "permission", access, "units", List.of("repo.code")));
  }

  /** The answer of Gitea's interface to the administrator; it must succeed. */
  public JsonNode call(String method, String path, @Nullable Object body) {
    try {
      HttpResponse<String> response = send(method, "/api/v1" + path, body);
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, @Nullable Object body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "token " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json(body)))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String json(@Nullable Object body) throws JsonProcessingException {
    return body == null ? "" : JSON.writeValueAsString(body);
  }

  @Override
  public void close() {
    server.close();
  }
}
