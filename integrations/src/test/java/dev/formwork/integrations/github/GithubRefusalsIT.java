package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What refusals of a stub of GitHub mean, and its silence; GitHub itself was not asked. */
class GithubRefusalsIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private GithubStub stub;

  @BeforeEach
  void start() {
    stub = new GithubStub(directory.resolve("stub"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private RepositoryHost host() {
    return host(InstantSource.system());
  }

  private RepositoryHost host(InstantSource clock) {
    return new GithubRepositoryHost(
        new GithubSettings(stub.apiUrl(), GithubStub.TOKEN, null, TIMEOUT), clock);
  }

  @Test
  void asksForAFixedWaitWhenTheStubLimitsTheRate() {
    RepositoryHost host = host();
    stub.refuseNext("GET", "/payments", 429, Map.of("Retry-After", "7"), "{}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void waitsAMinuteWhenTheStubSaysNothingOfASecondaryLimit() {
    RepositoryHost host = host();
    stub.refuseNext(
        "POST",
        "/orgs/acme/repos",
        403,
        Map.of(),
        "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes.\"}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.create(RepositoryHostContract.wanted("acme", "run-1/publish")))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(60)));
  }

  @Test
  void waitsForTheResetOfAUsedUpLimitOfTheStub() {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    RepositoryHost host = host(() -> now);
    stub.refuseNext(
        "GET",
        "/payments",
        403,
        Map.of(
            "x-ratelimit-remaining",
            "0",
            "x-ratelimit-reset",
            "" + now.plusSeconds(90).getEpochSecond()),
        "{\"message\":\"API rate limit exceeded\"}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(90)));
  }

  @Test
  void tellsWhatTheTokenMayNotDoOnTheStub() {
    RepositoryHost host = host();
    stub.refuseNext(
        "POST",
        "/orgs/acme/repos",
        403,
        Map.of(),
        "{\"message\":\"Resource not accessible by personal access token\"}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.create(RepositoryHostContract.wanted("acme", "run-1/publish")))
        .withMessageContaining("create repository acme/payments")
        .withMessageContaining("Resource not accessible");
  }

  @Test
  void tellsThatTheStubRefusesTheTokenWithoutSayingIt() {
    RepositoryHost host = host();
    stub.revoke(GithubStub.TOKEN);

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.create(RepositoryHostContract.wanted("acme", "run-1/publish")))
        .withMessageContaining("401")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(GithubStub.TOKEN));
  }

  @Test
  void isUnavailableWhenTheStubFails() {
    RepositoryHost host = host();
    stub.refuseNext("GET", "/payments", 502, Map.of(), "<html>Bad Gateway</html>");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .withMessageContaining("502");
  }

  @Test
  void isUnavailableWhenTheConnectionIsCut() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> cutConnections(socket));
      RepositoryHost host =
          new GithubRepositoryHost(
              new GithubSettings(
                  URI.create("http://127.0.0.1:" + socket.getLocalPort()),
                  "ghp_any",
                  null,
                  TIMEOUT));

      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> host.find("acme", "payments"));
    }
  }

  private static void cutConnections(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        socket.accept().close();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
