package dev.formwork.activities.port.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Readiness;
import dev.formwork.activities.port.checks.ChangeState.Goal;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What every host tells of the repository `payments`, whose branch `main` has one commit. */
public interface CheckHostContract {

  CheckHost host();

  String owner();

  /** Lets a system report a check of `main`, such as a build server. */
  void report(String check, Check.State state, String note);

  /** Lets the rules of `main` demand checks. */
  void demand(List<String> checks);

  /** Opens a pull request to `main` and answers its number. */
  long open();

  /** Lets Ada, who did not open it, say something about a pull request. */
  void review(long number, boolean approves);

  void merge(long number);

  void close(long number);

  private CommitChecks checks() {
    return host().checks(owner(), "payments", "main").orElseThrow();
  }

  private ChangeState change(long number) {
    return host().change(owner(), "payments", number).orElseThrow();
  }

  @Test
  default void knowsNoCommitAndNoPullRequestThatIsNotThere() {
    assertThat(host().checks(owner(), "payments", "gone")).isEmpty();
    assertThat(host().checks(owner(), "gone", "main")).isEmpty();
    assertThat(host().change(owner(), "payments", 404)).isEmpty();
    assertThat(host().required(owner(), "payments", "gone")).isEmpty();
  }

  @Test
  default void tellsTheLastReportOfEachCheck() {
    assertThat(checks().checks()).isEmpty();

    report("build", Check.State.RUNNING, "under way");
    report("lint", Check.State.PASSED, "fine");
    Readiness before = checks().readiness(List.of());
    report("build", Check.State.FAILED, "2 tests failed");

    assertThat(before).isEqualTo(new Readiness.Missing("1 of 2 checks passed, running: build"));
    assertThat(checks().checks())
        .extracting(Check::name, Check::state)
        .containsExactlyInAnyOrder(
            Tuple.tuple("build", Check.State.FAILED), Tuple.tuple("lint", Check.State.PASSED));
    assertThat(((Readiness.Failed) checks().readiness(List.of())).sentence())
        .contains("build (2 tests failed)");
    assertThat(host().checks(owner(), "payments", checks().commit())).contains(checks());
  }

  @Test
  default void tellsMoreChecksThanFitOnAPage() {
    for (int i = 0; i < 120; i++) {
      report("check-" + i, Check.State.PASSED, "fine");
    }

    assertThat(checks().checks()).hasSize(120);
    assertThat(checks().readiness(List.of())).isEqualTo(new Readiness.Ready());
  }

  @Test
  default void namesTheChecksThatABranchDemands() {
    assertThat(host().required(owner(), "payments", "main")).isEmpty();

    demand(List.of("build", "lint"));

    assertThat(host().required(owner(), "payments", "main"))
        .containsExactlyInAnyOrder("build", "lint");
  }

  @Test
  default void followsAPullRequestToItsMerge() {
    long number = open();
    Readiness before = change(number).readiness(Goal.MERGED, 1);

    merge(number);

    assertThat(before).isEqualTo(new Readiness.Missing("it is open"));
    assertThat(change(number).state()).isEqualTo(ChangeState.State.MERGED);
    assertThat(change(number).mergeCommit()).hasSize(40);
    assertThat(change(number).readiness(Goal.MERGED, 1)).isEqualTo(new Readiness.Ready());
  }

  @Test
  default void seesAPullRequestThatWasClosedWithoutBeingMerged() {
    long number = open();

    close(number);

    assertThat(change(number).state()).isEqualTo(ChangeState.State.CLOSED);
    assertThat(change(number).readiness(Goal.MERGED, 1)).isInstanceOf(Readiness.Failed.class);
    assertThat(change(number).mergeCommit()).isNull();
  }

  @Test
  default void takesTheLastWordOfAReviewer() {
    long number = open();
    review(number, false);
    ChangeState objected = change(number);

    review(number, true);

    assertThat(objected.objectors()).hasSize(1);
    assertThat(objected.readiness(Goal.APPROVED, 1)).isInstanceOf(Readiness.Missing.class);
    assertThat(change(number).approvedBy()).isEqualTo(objected.objectors());
    assertThat(change(number).readiness(Goal.APPROVED, 1)).isEqualTo(new Readiness.Ready());
  }
}
