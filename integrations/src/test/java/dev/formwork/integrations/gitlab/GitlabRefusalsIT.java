package dev.formwork.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of refusals, by a stub of GitLab's REST API; GitLab itself was not asked. */
class GitlabRefusalsIT {

  private static final String SLUG = "acme/backend/payments";
  private static final String OWNER = "acme/backend";
  private static final String ENCODED = "/projects/acme%2Fbackend%2Fpayments";
  private static final NewRepository WANTED =
      new NewRepository(
          OWNER, "payments", null, null, NewRepository.Visibility.PRIVATE, "main", "run-1/publish");

  @TempDir Path directory;
  private GitlabStub stub;

  @BeforeEach
  void open() {
    stub = new GitlabStub(directory.resolve("stub"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private RepositoryHost host() {
    return host(GitlabStub.TOKEN, Duration.ofSeconds(20));
  }

  private RepositoryHost host(String token, Duration timeout) {
    return new GitlabRepositoryHost(new GitlabSettings(stub.apiUrl(), token, timeout));
  }

  @Test
  void asksForTheWaitThatTheStubNames() {
    RepositoryHost host = host();
    stub.refuseNext("GET", ENCODED, 429, Map.of("Retry-After", "7"), "Retry later\n");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find(OWNER, "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void waitsAMinuteWhenTheStubNamesNoWait() {
    RepositoryHost host = host();
    stub.refuseNext("GET", ENCODED, 429, Map.of(), "Retry later\n");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find(OWNER, "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(60)));
  }

  @Test
  void tellsThatTheStubRefusesTheTokenWithoutSayingIt() {
    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host("glpat-wrong", Duration.ofSeconds(20)).find("acme", "payments"))
        .withMessageContaining("401")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("glpat-wrong"));
  }

  @Test
  void tellsWhatTheTokenMayNotDoOnTheStub() {
    stub.refuseNext(
        "POST",
        "/projects",
        403,
        Map.of(),
        "{\"error\":\"insufficient_scope\",\"error_description\":\"needs api\"}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host().create(WANTED))
        .withMessageContaining("insufficient_scope")
        .withMessageContaining(SLUG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\":\"Path is reserved\"} | Path is reserved",
        "{\"message\":{\"path\":[\"is reserved\"]}} | path is reserved",
        "{\"error\":\"visibility is invalid\"} | visibility is invalid",
        "<html>Bad Request</html> | no message"
      })
  void repeatsTheWordsOfTheStubInWhateverShape(String body, String words) {
    stub.refuseNext("POST", "/projects", 400, Map.of(), body);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().create(WANTED))
        .withMessageContaining(words);
  }

  @Test
  void isUnavailableWhenTheStubFails() {
    RepositoryHost host = host();
    stub.refuseNext("GET", ENCODED, 502, Map.of(), "<html>Bad Gateway</html>");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host.find(OWNER, "payments"))
        .withMessageContaining("502");
  }

  @Test
  void isUnavailableWhenTheStubIsSlowOrCutsTheConnection() {
    RepositoryHost impatient = host(GitlabStub.TOKEN, Duration.ofMillis(500));
    stub.refuseNext("GET", ENCODED, 0, Map.of(), "");
    stub.refuseNext("POST", "/projects", -1, Map.of(), "");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> impatient.find(OWNER, "payments"));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host().create(WANTED))
        .withMessageContaining("POST /projects");
  }
}
