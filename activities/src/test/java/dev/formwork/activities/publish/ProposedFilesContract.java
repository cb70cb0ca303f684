package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an action must pass that takes {@link ProposedFiles}. */
interface ProposedFilesContract<I extends Record>
    extends ProposalContract<I, ProposedFiles.Outcome> {

  /** An input that asks one person for a review. */
  I input(ProposedFiles files, ProposedFiles.Commit commit);

  private I deleting(String path) {
    return input(
        new ProposedFiles(
            "add-dashboard",
            "Add a dashboard",
            "From a template",
            null,
            false,
            null,
            "docs",
            List.of(path)),
        new ProposedFiles.Commit(null, false, true, null, null));
  }

  @Override
  default I input() {
    return deleting("old.txt");
  }

  @Test
  default void putsTheFilesIntoTheFolderAndDeletesOthers() {
    ProposedFiles.Outcome output = action().run(input(), step());

    assertThat(proposals().branch().files()).containsOnlyKeys("README.md", "docs/dashboard.json");
    assertThat(output.targetBranchName()).isEqualTo("main");
    assertThat(output.pullRequestNumber()).isEqualTo(1);
    assertThat(proposals().pullRequests().contents().getFirst().invited().getFirst().reviewers())
        .hasSize(1);
  }

  @Test
  default void refusesAFolderThatLeadsOut() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(deleting("../old.txt"), step()))
        .withMessageContaining("filesToDelete");
  }
}
