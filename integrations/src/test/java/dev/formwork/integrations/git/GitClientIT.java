package dev.formwork.integrations.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.integrations.git.GitRemote.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stub that refuses; what works is tested with the hosts. */
class GitClientIT {

  private static final Login LOGIN = new Login("x-access-token", "ghs_secret");

  private final GitClient client = new GitClient(Duration.ofSeconds(1));
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsWhatAStubsRefusalMeans() {
    assertThat(refusal(401, Map.of("WWW-Authenticate", "Basic realm=\"x\"")))
        .isInstanceOf(PermissionDenied.class);
    assertThat(refusal(403, Map.of())).isInstanceOf(PermissionDenied.class);
    assertThat(refusal(404, Map.of())).isInstanceOf(Unavailable.class);
    assertThat(refusal(413, Map.of())).isInstanceOf(InvalidInput.class);
    assertThat(refusal(500, Map.of())).isInstanceOf(Unavailable.class);
    assertThat(refusal(503, Map.of())).isInstanceOf(Unavailable.class);
    assertThat(refusal(429, Map.of("Retry-After", "7")))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
    assertThat(refusal(403, Map.of("Retry-After", "60"))).isInstanceOf(RateLimited.class);
  }

  @Test
  void isUnavailableWhenAStubIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      GitRemote remote = remote("http://127.0.0.1:" + silent.getLocalPort() + "/a.git", LOGIN);

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> client.read(remote, "main", "README.md"))
          .withMessageContaining("acme/payments");
    }
  }

  @Test
  void isUnavailableWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    GitRemote remote = remote("http://127.0.0.1:" + port + "/a.git", LOGIN);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.read(remote, "main", "README.md"));
  }

  @Test
  void doesNotGiveTheLoginToTheHostOfARedirect() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(other, 401, Map.of("WWW-Authenticate", "Basic realm=\"x\""));
    other.start();
    answer(
        server,
        302,
        Map.of(
            "Location",
            "http://localhost:"
                + other.getAddress().getPort()
                + "/a.git/info/refs?service=git-upload-pack"));

    assertThatExceptionOfType(ActionException.class)
        .isThrownBy(() -> client.read(remote(address(), LOGIN), "main", "README.md"));
    assertThat(authorizations).isNotEmpty().noneMatch(header -> decoded(header).contains("ghs_"));
    other.stop(0);
  }

  @Test
  void tellsNoSecret() {
    ActionException refusal = refusal(401, Map.of("WWW-Authenticate", "Basic realm=\"x\""));

    assertThat(refusal).hasStackTraceContaining("acme/payments");
    assertThat(refusal.toString() + LOGIN).doesNotContain("ghs_secret");
  }

  private static String decoded(String header) {
    return header.startsWith("Basic ")
        ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
        : header;
  }

  private ActionException refusal(int status, Map<String, String> headers) {
    answer(server, status, headers);
    try {
      client.read(remote(address(), LOGIN), "main", "README.md");
      throw new AssertionError("not refused: " + status);
    } catch (ActionException e) {
      server.removeContext("/");
      return e;
    }
  }

  private void answer(HttpServer by, int status, Map<String, String> headers) {
    by.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/a.git";
  }

  private static GitRemote remote(String url, Login login) {
    return new GitRemote("Repository acme/payments", URI.create(url), login);
  }
}
