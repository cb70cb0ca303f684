package dev.formwork.activities.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.checks.ChangeWish;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.checks.InMemoryCheckHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitForPullRequestTest
    implements ActionContract<WaitForPullRequest.Input, ChangeWish.Outcome> {

  private final InMemoryCheckHost checks = new InMemoryCheckHost();

  WaitForPullRequestTest() {
    put(ChangeState.State.MERGED, "c0ffee");
  }

  private void put(ChangeState.State state, String commit) {
    checks.put(
        "acme/payments",
        7,
        new ChangeState("https://host/7", state, commit, List.of("ada"), List.of(), 0));
  }

  @Override
  public Action<WaitForPullRequest.Input, ChangeWish.Outcome> action() {
    return new WaitForPullRequest(
        CheckHosts.of(
            "gitea", Map.of("gitea.example.com", token -> outside(CheckHost.class, checks))));
  }

  @Override
  public WaitForPullRequest.Input input() {
    return input(7, "merged", 1);
  }

  private static WaitForPullRequest.Input input(long number, String until, int approvals) {
    return new WaitForPullRequest.Input(
        "gitea.example.com?owner=acme&repo=payments",
        new ChangeWish(number, until, approvals),
        Patience.DEFAULT,
        null);
  }

  /** It changes nothing. */
  @Override
  public Object world() {
    return List.of();
  }

  @Test
  void answersWhatItBecame() {
    assertThat(action().run(input(), step()))
        .isEqualTo(new ChangeWish.Outcome("merged", "https://host/7", "c0ffee", List.of("ada")));
  }

  @Test
  void isNotReadyWhileItIsOpen() {
    put(ChangeState.State.OPEN, null);

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessage("Pull request acme/payments#7: it is open, approved by ada");
    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(7, "approved", 2), step()))
        .withMessageContaining("1 of 2 approvals");
    assertThat(action().run(input(7, "approved", 1), step()).state()).isEqualTo("open");
  }

  @Test
  void failsWhenItWasClosedWithoutBeingMerged() {
    put(ChangeState.State.CLOSED, null);

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("was closed without being merged");
    assertThat(action().run(input(7, "closed", 1), step()).state()).isEqualTo("closed");
  }

  @Test
  void refusesOneThatIsNotThere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(8, "merged", 1), step()))
        .withMessageContaining("acme/payments#8 does not exist");
  }

  @Test
  void waitsForNobodyInADryRun() {
    assertThat(action().run(input(8, "merged", 1), step().dry()).state()).isEqualTo("merged");
  }
}
