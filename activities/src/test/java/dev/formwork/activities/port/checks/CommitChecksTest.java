package dev.formwork.activities.port.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Readiness;
import dev.formwork.activities.action.Readiness.Failed;
import dev.formwork.activities.action.Readiness.Missing;
import dev.formwork.activities.action.Readiness.Ready;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitChecksTest {

  private static Readiness readiness(List<String> names, Check... checks) {
    return new CommitChecks("c0ffee", List.of(checks)).readiness(names);
  }

  private static Check check(String name, Check.State state) {
    return new Check(name, state, null, null);
  }

  @Test
  void areReadyWhenAllHavePassed() {
    assertThat(readiness(List.of(), check("a", Check.State.PASSED), check("b", Check.State.PASSED)))
        .isEqualTo(new Ready());
  }

  @Test
  void nameWhatRunsAndWhatWaitsForAPerson() {
    assertThat(
            readiness(
                List.of(),
                check("lint", Check.State.PASSED),
                check("build", Check.State.RUNNING),
                check("deploy", Check.State.BLOCKED)))
        .isEqualTo(
            new Missing("1 of 3 checks passed, running: build; waiting for a person: deploy"));
  }

  @Test
  void areNotReadyBeforeTheFirstReport() {
    assertThat(readiness(List.of()))
        .isEqualTo(new Missing("0 of 0 checks passed, no check has been reported yet"));
  }

  @Test
  void failWithEveryCheckThatFailed() {
    Readiness found =
        readiness(
            List.of(),
            new Check("build", Check.State.FAILED, "2 tests failed", "https://ci/1"),
            check("lint", Check.State.RUNNING));

    assertThat(found)
        .isEqualTo(
            new Failed(
                "failed its checks: build (2 tests failed) https://ci/1. Correct the cause, then retry the step."));
  }

  @Test
  void countOnlyTheNamedOnes() {
    assertThat(
            readiness(
                List.of("build*"),
                check("build (17)", Check.State.PASSED),
                check("rebuild", Check.State.RUNNING),
                check("lint", Check.State.FAILED)))
        .isEqualTo(new Ready());
  }

  @Test
  void waitForANamedOneThatNobodyReportedYet() {
    assertThat(readiness(List.of("build", "scan"), check("build", Check.State.PASSED)))
        .isEqualTo(new Missing("1 of 2 checks passed, not reported yet: scan"));
  }
}
