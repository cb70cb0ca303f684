package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.NotReady;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookPaceTest {

  private static final NotReady PATIENT = new NotReady(null, Duration.ofMinutes(5), null);

  private static Duration next(NotReady wishes, int looks, Duration waited) {
    return LookPace.next(wishes, looks, waited, 100, 10_000);
  }

  /** Number of looks in a wait of this length. */
  private static int looks(NotReady wishes, Duration total) {
    Duration waited = Duration.ZERO;
    int looks = 1;
    while (waited.compareTo(total) < 0) {
      waited = waited.plus(LookPace.next(wishes, looks++, waited, 12L * looks, 0));
    }
    return looks;
  }

  @Test
  void doublesFromFiveSecondsToTheLongestPause() {
    assertThat(next(PATIENT, 1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    assertThat(next(PATIENT, 3, Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(20));
    assertThat(next(PATIENT, 9, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(5));
    assertThat(next(NotReady.ANY, 500, Duration.ofHours(2))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void pausesAShareOfTheTimeWaitedOnceThatIsLonger() {
    assertThat(next(PATIENT, 300, Duration.ofDays(30))).isEqualTo(Duration.ofSeconds(17_280));
  }

  @Test
  void takesThePauseThatTheActionAsksFor() {
    NotReady soon = new NotReady(Duration.ofSeconds(90), Duration.ofMinutes(5), null);

    assertThat(next(soon, 1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
    assertThat(next(new NotReady(Duration.ZERO, null, null), 1, Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void pausesLongerWhenTheHistoryIsCrowded() {
    Duration waited = Duration.ofHours(20);

    assertThat(LookPace.next(PATIENT, 50, waited, 10_001, 0)).isEqualTo(Duration.ofHours(1));
    assertThat(LookPace.next(PATIENT, 50, waited, 100, 11L << 20)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void keepsAWaitOfMonthsWithinTheHistoryOfOneRun() {
    NotReady eager = new NotReady(null, Duration.ofSeconds(1), null);

    assertThat(looks(PATIENT, Duration.ofDays(30))).isBetween(500, 800);
    assertThat(looks(PATIENT, Duration.ofDays(90))).isLessThan(1_000);
    assertThat(looks(eager, Duration.ofDays(365))).isLessThan(1_500);
  }
}
