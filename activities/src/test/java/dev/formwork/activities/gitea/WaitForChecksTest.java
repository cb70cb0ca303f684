package dev.formwork.activities.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.Check;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.checks.CheckWish;
import dev.formwork.activities.port.checks.CommitChecks;
import dev.formwork.activities.port.checks.InMemoryCheckHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitForChecksTest implements ActionContract<WaitForChecks.Input, CheckWish.Outcome> {

  private final InMemoryCheckHost checks = new InMemoryCheckHost();

  WaitForChecksTest() {
    put(Check.State.PASSED);
    checks.require("acme/payments", "main", List.of("lint"));
  }

  private void put(Check.State state) {
    checks.put(
        "acme/payments",
        "main",
        new CommitChecks(
            "c0ffee",
            List.of(
                new Check("lint", Check.State.PASSED, null, null),
                new Check("build", state, "2 tests failed", null))));
  }

  @Override
  public Action<WaitForChecks.Input, CheckWish.Outcome> action() {
    return new WaitForChecks(
        CheckHosts.of(
            "gitea", Map.of("gitea.example.com", token -> outside(CheckHost.class, checks))));
  }

  @Override
  public WaitForChecks.Input input() {
    return input(new CheckWish("main", List.of(), null));
  }

  private static WaitForChecks.Input input(CheckWish wish) {
    return new WaitForChecks.Input(
        "gitea.example.com?owner=acme&repo=payments", wish, Patience.DEFAULT, null);
  }

  /** It changes nothing. */
  @Override
  public Object world() {
    return List.of();
  }

  @Test
  void answersTheChecksThatPassed() {
    assertThat(action().run(input(), step()))
        .isEqualTo(new CheckWish.Outcome("c0ffee", List.of("build", "lint")));
  }

  @Test
  void isNotReadyWhileACheckRuns() {
    put(Check.State.RUNNING);

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessage("Commit main of acme/payments: 1 of 2 checks passed, running: build");
  }

  @Test
  void failsWithTheCheckThatFailed() {
    put(Check.State.FAILED);

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("failed its checks: build (2 tests failed)");
  }

  @Test
  void waitsOnlyForWhatTheBranchDemands() {
    put(Check.State.FAILED);

    assertThat(action().run(input(new CheckWish("main", List.of(), "main")), step()).checks())
        .containsExactly("lint");
  }

  @Test
  void refusesACommitThatIsNotThereAndABranchThatDemandsNothing() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(new CheckWish("gone", List.of(), null)), step()))
        .withMessageContaining("does not exist");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(new CheckWish("main", List.of(), "other")), step()))
        .withMessageContaining("(input: requiredBy)");
  }

  @Test
  void waitsForNobodyInADryRun() {
    put(Check.State.RUNNING);

    assertThat(action().run(input(), step().dry()).checks()).isEmpty();
  }

  @Test
  void refusesATimeThatIsNone() {
    WaitForChecks.Input input =
        new WaitForChecks.Input(
            "gitea.example.com?owner=acme&repo=payments",
            new CheckWish("main", List.of(), null),
            new Patience("often", "soon"),
            null);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input, step()))
        .withMessageContaining("'often' is no time (input: every)")
        .withMessageContaining("'soon' is no time (input: timeout)");
  }
}
