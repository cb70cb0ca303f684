package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Data Center and real Git over HTTP; the real one was not asked. */
class BitbucketServerRepositoryHostIT implements RepositoryHostContract {

  @TempDir Path directory;
  private @Nullable BitbucketServerStub stub;

  private BitbucketServerStub stub() {
    if (stub == null) {
      stub = new BitbucketServerStub(directory.resolve("stub"));
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
    return "PAY";
  }

  @Override
  public RepositoryHost host() {
    return host(Duration.ofSeconds(20));
  }

  private RepositoryHost host(Duration timeout) {
    return new BitbucketServerRepositoryHost(
        new BitbucketServerSettings(stub().url(), BitbucketServerStub.TOKEN, timeout));
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
        .withMessageNotContaining(BitbucketServerStub.TOKEN);
  }

  private Throwable refusal(int status, Map<String, String> headers) {
    stub().http().refuseNext("GET", status, headers, "{\"message\":\"no\"}");
    return catchThrowable(() -> host().find(owner(), "payments"));
  }

  @Test
  void enablesLargeFilesOnTheStub() {
    RepositoryHost host = host();

    host.enableLargeFiles(host.create(wanted("run-1/publish")));

    assertThat(stub().large()).containsExactly("PAY/payments");
  }

  @Test
  void namesTheFolderOnABranch() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.contentsUrl(repository, "main", ""))
        .endsWith("/projects/PAY/repos/payments/browse");
    assertThat(host.contentsUrl(repository, "main", "docs"))
        .endsWith("/browse/docs?at=refs%2Fheads%2Fmain");
  }
}
