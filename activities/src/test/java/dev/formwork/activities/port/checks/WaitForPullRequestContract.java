package dev.formwork.activities.port.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an action must pass that waits for a pull request, whatever the host. */
public interface WaitForPullRequestContract<I extends Record>
    extends ActionContract<I, ChangeWish.Outcome> {

  /** What the action looks at. */
  CheckedPayments payments();

  /** An input about a pull request of that repository. */
  I input(ChangeWish wish);

  private I input(long number, String until, int approvals) {
    return input(new ChangeWish(number, until, approvals));
  }

  @Override
  default I input() {
    return input(7, "merged", 1);
  }

  /** It changes nothing. */
  @Override
  default Object world() {
    return List.of();
  }

  @Test
  default void answersWhatItBecame() {
    assertThat(action().run(input(), step()))
        .isEqualTo(new ChangeWish.Outcome("merged", "https://host/7", "c0ffee", List.of("ada")));
  }

  @Test
  default void isNotReadyWhileItIsOpen() {
    payments().pullRequest(ChangeState.State.OPEN, null);

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessage("Pull request acme/payments#7: it is open, approved by ada");
    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(7, "approved", 2), step()))
        .withMessageContaining("1 of 2 approvals");
    assertThat(action().run(input(7, "approved", 1), step()).state()).isEqualTo("open");
  }

  @Test
  default void failsWhenItWasClosedWithoutBeingMerged() {
    payments().pullRequest(ChangeState.State.CLOSED, null);

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("was closed without being merged");
    assertThat(action().run(input(7, "closed", 1), step()).state()).isEqualTo("closed");
  }

  @Test
  default void refusesOneThatIsNotThere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(8, "merged", 1), step()))
        .withMessageContaining("acme/payments#8 does not exist");
  }

  @Test
  default void waitsForNobodyInADryRun() {
    assertThat(action().run(input(8, "merged", 1), step().dry()).state()).isEqualTo("merged");
  }
}
