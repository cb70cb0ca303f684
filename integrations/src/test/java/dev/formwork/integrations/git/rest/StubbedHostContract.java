package dev.formwork.integrations.git.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every host must pass that is reached through {@link RestApi}, against a stub of it. */
public interface StubbedHostContract extends RepositoryHostContract {

  /** The stub. */
  GitHostStub http();

  /** The token that the stub takes. */
  String token();

  RepositoryHost host(Duration timeout);

  @Override
  default RepositoryHost host() {
    return host(Duration.ofSeconds(20));
  }

  @Test
  default void tellsWhatTheStubsRefusalsMean() {
    assertThat(refusal(401, Map.of())).isInstanceOf(PermissionDenied.class);
    assertThat(refusal(403, Map.of())).isInstanceOf(PermissionDenied.class);
    assertThat(refusal(429, Map.of("Retry-After", "7")))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
    assertThat(refusal(503, Map.of())).isInstanceOf(Unavailable.class);
  }

  @Test
  default void isUnavailableWhileTheStubIsSilent() {
    http().refuseNext("GET", 0, Map.of(), "");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host(Duration.ofMillis(500)).find(owner(), "payments"));
  }

  @Test
  default void namesNoTokenWhenTheStubRefusesIt() {
    http().refuseNext("GET", 401, Map.of(), "{}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host().find(owner(), "payments"))
        .withMessageNotContaining(token());
  }

  private Throwable refusal(int status, Map<String, String> headers) {
    http().refuseNext("GET", status, headers, "{\"message\":\"no\"}");
    return catchThrowable(() -> host().find(owner(), "payments"));
  }
}
