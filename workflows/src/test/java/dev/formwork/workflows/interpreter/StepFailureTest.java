package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepFailureTest {

  private static final CallLimits LIMITS = limits(3);

  @Test
  void namesTheTypeAndMessageOfAnAction() {
    StepFailure failure = StepFailure.of(caused(named("NameTaken", "It exists.")), LIMITS);

    assertThat(failure).isEqualTo(new StepFailure("NameTaken", "It exists."));
  }

  @Test
  void shortensTheNamesOfUnknownFailures() {
    StepFailure failure = StepFailure.of(caused(named("java.io.IOException", "broken")), LIMITS);

    assertThat(failure.type()).isEqualTo("IOException");
  }

  @Test
  void saysWhichLimitWasExceeded() {
    assertThat(timeout(TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE, LIMITS))
        .isEqualTo(
            "publish:github took longer than 1m30s, in each of 3 attempts (input: timeout)."
                + " Give the step more time. The last attempt said: It is slow.");
    assertThat(timeout(TimeoutType.TIMEOUT_TYPE_HEARTBEAT, limits(1)))
        .startsWith("publish:github gave no sign of life for 15s; its worker may have stopped.");
    assertThat(timeout(TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE, LIMITS))
        .startsWith("publish:github did not end within 1h with all its attempts");
  }

  @Test
  void cutsMessagesThatWouldFillTheHistory() {
    StepFailure failure = StepFailure.of(caused(named("X", "x".repeat(10_000))), LIMITS);

    assertThat(failure.message()).hasSize(4_000).endsWith("…");
  }

  private static String timeout(TimeoutType type, CallLimits limits) {
    Failure timeout =
        Failure.newBuilder()
            .setMessage("timeout")
            .setTimeoutFailureInfo(TimeoutFailureInfo.newBuilder().setTimeoutType(type))
            .setCause(TestRuns.CONVERTER.exceptionToFailure(named("Unavailable", "It is slow.")))
            .build();
    return StepFailure.of(caused(TestRuns.CONVERTER.failureToException(timeout)), limits).message();
  }

  private static ApplicationFailure named(String type, String message) {
    return ApplicationFailure.newFailure(message, type);
  }

  private static ActivityFailure caused(Throwable cause) {
    return new ActivityFailure(
        "failed", 5, 6, "publish:github", "1", RetryState.RETRY_STATE_TIMEOUT, "worker", cause);
  }

  private static CallLimits limits(int attempts) {
    return new CallLimits(
        Duration.ofSeconds(90),
        Duration.ofHours(1),
        Duration.ofSeconds(15),
        attempts,
        Duration.ofSeconds(1),
        null,
        false);
  }
}
