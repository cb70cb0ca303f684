package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Cloud and real Git over HTTP; the real one was not asked. */
class BitbucketCloudRepositoryHostIT implements RepositoryHostContract {

  @TempDir Path directory;
  private @Nullable BitbucketCloudStub stub;

  private BitbucketCloudStub stub() {
    if (stub == null) {
      stub = new BitbucketCloudStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  @Override
  public String owner() {
    return "acme/PAY";
  }

  @Override
  public RepositoryHost host() {
    return host(Duration.ofSeconds(20));
  }

  private RepositoryHost host(Duration timeout) {
    return new BitbucketCloudRepositoryHost(
        new BitbucketCloudSettings(stub().apiUrl(), null, BitbucketCloudStub.TOKEN, timeout));
  }

  @Test
  void tellsWhatTheStubsRefusalsMean() {
    assertThat(refusal(401, Map.of())).isInstanceOf(PermissionDenied.class);
    assertThat(refusal(403, Map.of())).isInstanceOf(PermissionDenied.class);
    assertThat(refusal(429, Map.of("Retry-After", "7")))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
    assertThat(refusal(503, Map.of())).isInstanceOf(Unavailable.class);
  }

  @Test
  void isUnavailableWhileTheStubIsSilent() {
    stub().http().refuseNext("GET", 0, Map.of(), "");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host(Duration.ofMillis(500)).find(owner(), "payments"));
  }

  @Test
  void namesNoTokenWhenTheStubRefusesIt() {
    stub().http().refuseNext("GET", 401, Map.of(), "{}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host().find(owner(), "payments"))
        .withMessageNotContaining(BitbucketCloudStub.TOKEN);
  }

  private Throwable refusal(int status, Map<String, String> headers) {
    stub().http().refuseNext("GET", status, headers, "{\"message\":\"no\"}");
    return catchThrowable(() -> host().find(owner(), "payments"));
  }

  @Test
  void putsTheMarkIntoTheDescriptionOfTheStub() {
    host().create(wanted("run-1/publish"));

    assertThat(stub().repository("acme/payments"))
        .containsEntry("description", "Takes money [formwork run-1/publish]")
        .containsEntry("is_private", true);
  }
}
