package dev.formwork.activities.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.StepState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs that do not end well, or not everywhere. */
class DryRunFailuresTest {

  @TempDir private static Path disk;

  private final DryRuns dryRuns = new DryRuns(disk);

  @Test
  @DisplayName("93: ends with the failure of a step")
  void endsWithTheFailureOfAStep() {
    DryRunFailure failure =
        dryRuns
            .secret("token", "s3cr3t-value")
            .failure("- {id: read, action: fs:read, input: {path: \"${{ secrets.token }}\"}}");

    assertThat(failure.type()).isEqualTo("InvalidInput");
    assertThat(failure).hasMessageContaining("***").hasMessageNotContaining("s3cr3t-value");
  }

  @Test
  void goesOnAfterAStepThatMayFail() {
    DryRunResult result =
        dryRuns.steps(
            """
            - {id: read, action: fs:read, input: {path: none}, onFailure: continue}
            - {id: say, action: debug:log, input: {message: Still here.}}
            """);

    assertThat(result.log())
        .extracting(DryRunLine::state)
        .containsSubsequence(StepState.FAILED, StepState.COMPLETED);
  }

  @Test
  @DisplayName("95: refuses a file outside of the template's folder")
  void refusesAFileOutsideOfTheTemplatesFolder() {
    DryRunFailure failure = dryRuns.file("../evil", "x").failure("- action: debug:log");

    assertThat(failure.type()).isEqualTo(DryRunFailure.NOT_ALLOWED);
    assertThat(failure).hasMessageContaining("'../evil'");
  }

  @Test
  void refusesAnActionThatNobodyKnows() {
    DryRunFailure failure = dryRuns.failure("- {id: x, action: acme:nothing}");

    assertThat(failure)
        .hasMessageStartingWith(
            "Template action with ID 'acme:nothing' is not registered (step x).");
  }

  @Test
  @DisplayName("100: refuses an option of a field as an input of publish:github")
  void refusesAnOptionOfAFieldAsAnInput() {
    DryRunFailure failure =
        dryRuns
            .everything()
            .failure(
                """
                - action: publish:github
                  input: {repoUrl: "github.com?owner=a&repo=b", allowedHosts: [github.com]}
                """);

    assertThat(failure.type()).isEqualTo("InvalidInput");
    assertThat(failure)
        .hasMessageContaining("is not allowed to have the additional property \"allowedHosts\"");
  }

  @Test
  @DisplayName("31: runs no round when the input of a later one is wrong")
  void runsNoRoundWhenALaterOneIsWrong() {
    DryRunFailure failure =
        dryRuns
            .value("paths", List.of("not-there.txt", 5))
            .failure(
                """
                - id: read
                  each: ${{ parameters.paths }}
                  action: fs:read
                  input: {path: "${{ each.value }}"}
                """);

    assertThat(failure)
        .hasMessageStartingWith("Invalid input passed to action fs:read[1], instance.path");
  }
}
