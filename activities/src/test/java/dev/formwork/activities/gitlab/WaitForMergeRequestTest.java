package dev.formwork.activities.gitlab;

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
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitForMergeRequestTest
    implements ActionContract<WaitForMergeRequest.Input, ChangeWish.Outcome> {

  private final GitlabWorld world = new GitlabWorld();

  WaitForMergeRequestTest() {
    put(ChangeState.State.MERGED);
  }

  private void put(ChangeState.State state) {
    world.gitlab.put(
        "acme/payments",
        7,
        new ChangeState("https://gitlab.com/7", state, null, List.of(), List.of(), 0));
  }

  @Override
  public Action<WaitForMergeRequest.Input, ChangeWish.Outcome> action() {
    return new WaitForMergeRequest(world.seenBy(this));
  }

  @Override
  public WaitForMergeRequest.Input input() {
    return input(7);
  }

  private static WaitForMergeRequest.Input input(long number) {
    return new WaitForMergeRequest.Input(
        GitlabWorld.REPO, new ChangeWish(number, "merged", 1), Patience.DEFAULT, null);
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Test
  void isNotReadyWhileItIsOpen() {
    put(ChangeState.State.OPEN);

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessage("Merge request acme/payments!7: it is open");
  }

  @Test
  void failsWhenItWasClosedWithoutBeingMerged() {
    put(ChangeState.State.CLOSED);

    assertThatExceptionOfType(NeverReady.class).isThrownBy(() -> action().run(input(), step()));
  }

  @Test
  void refusesOneThatIsNotThere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(8), step()))
        .withMessageContaining("acme/payments!8 does not exist");
  }

  @Test
  void waitsForNobodyInADryRun() {
    assertThat(action().run(input(8), step().dry()).state()).isEqualTo("merged");
  }
}
