package dev.formwork.activities.port.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.Patience;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an action must pass that waits for the checks of a commit, whatever the host. */
public interface WaitForChecksContract<I extends Record>
    extends ActionContract<I, CheckWish.Outcome> {

  /** What the action looks at. */
  CheckedPayments payments();

  /** An input about that repository. */
  I input(CheckWish wish, Patience patience);

  @Override
  default I input() {
    return input(new CheckWish("main", List.of(), null), Patience.DEFAULT);
  }

  /** It changes nothing. */
  @Override
  default Object world() {
    return List.of();
  }

  @Test
  default void answersTheChecksThatPassed() {
    assertThat(action().run(input(), step()))
        .isEqualTo(new CheckWish.Outcome("c0ffee", List.of("build", "lint")));
  }

  @Test
  default void isNotReadyWhileACheckRuns() {
    payments().build(Check.State.RUNNING);

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessage("Commit main of acme/payments: 1 of 2 checks passed, running: build");
  }

  @Test
  default void failsWithTheCheckThatFailed() {
    payments().build(Check.State.FAILED);

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("failed its checks: build (2 tests failed)");
  }

  @Test
  default void waitsOnlyForWhatTheBranchDemands() {
    payments().build(Check.State.FAILED);

    assertThat(
            action()
                .run(input(new CheckWish("main", List.of(), "main"), Patience.DEFAULT), step())
                .checks())
        .containsExactly("lint");
  }

  @Test
  default void refusesACommitThatIsNotThereAndABranchThatDemandsNothing() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                action()
                    .run(input(new CheckWish("gone", List.of(), null), Patience.DEFAULT), step()))
        .withMessageContaining("does not exist");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                action()
                    .run(
                        input(new CheckWish("main", List.of(), "other"), Patience.DEFAULT), step()))
        .withMessageContaining("(input: requiredBy)");
  }

  @Test
  default void waitsForNobodyInADryRun() {
    payments().build(Check.State.RUNNING);

    assertThat(action().run(input(), step().dry()).checks()).isEmpty();
  }

  @Test
  default void refusesATimeThatIsNone() {
    I input = input(new CheckWish("main", List.of(), null), new Patience("often", "soon"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input, step()))
        .withMessageContaining("'often' is no time (input: every)")
        .withMessageContaining("'soon' is no time (input: timeout)");
  }
}
