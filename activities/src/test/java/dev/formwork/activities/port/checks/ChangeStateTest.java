package dev.formwork.activities.port.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Readiness.Failed;
import dev.formwork.activities.action.Readiness.Missing;
import dev.formwork.activities.action.Readiness.Ready;
import dev.formwork.activities.port.checks.ChangeState.Goal;
import dev.formwork.activities.port.checks.ChangeState.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeStateTest {

  private static ChangeState change(State state, List<String> approve, List<String> object) {
    return new ChangeState("https://host/7", state, null, approve, object, 0);
  }

  @Test
  void isReadyForEveryGoalOnceItIsMerged() {
    ChangeState merged = change(State.MERGED, List.of(), List.of("bob"));

    for (Goal goal : Goal.values()) {
      assertThat(merged.readiness(goal, 1)).isEqualTo(new Ready());
    }
  }

  @Test
  void failsWhenItWasClosedAndSomethingElseWasWaitedFor() {
    ChangeState closed = change(State.CLOSED, List.of("ada"), List.of());

    assertThat(closed.readiness(Goal.CLOSED, 1)).isEqualTo(new Ready());
    assertThat(closed.readiness(Goal.MERGED, 1)).isInstanceOf(Failed.class);
    assertThat(closed.readiness(Goal.APPROVED, 1)).isInstanceOf(Failed.class);
  }

  @Test
  void tellsTheReviewsWhileItIsOpen() {
    assertThat(change(State.OPEN, List.of("ada"), List.of("bob")).readiness(Goal.MERGED, 1))
        .isEqualTo(new Missing("it is open, approved by ada, changes are asked for by bob"));
  }

  @Test
  void isApprovedWhenEnoughApproveAndNobodyObjects() {
    assertThat(change(State.OPEN, List.of("ada", "eve"), List.of()).readiness(Goal.APPROVED, 2))
        .isEqualTo(new Ready());
    assertThat(change(State.OPEN, List.of("ada"), List.of("bob")).readiness(Goal.APPROVED, 2))
        .isEqualTo(new Missing("1 of 2 approvals; changes are asked for by bob"));
    assertThat(
            new ChangeState("https://host/7", State.OPEN, null, List.of("ada"), List.of(), 1)
                .readiness(Goal.APPROVED, 1))
        .isEqualTo(new Missing("the rules of the repository ask for 1 more"));
  }
}
