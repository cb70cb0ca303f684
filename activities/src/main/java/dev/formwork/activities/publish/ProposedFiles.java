package dev.formwork.activities.publish;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of the workspace that are proposed, where the action makes the branch. */
record ProposedFiles(
    @Doc("Branch that the change is pushed to, such as `add-dashboard`.") String branchName,
    @Doc("Title of the pull request.") String title,
    @Doc("What the change is about, in Markdown.") String description,
    @Doc("Branch that it is to be merged into; the default branch when left out.")
        @Nullable String targetBranchName,
    @Doc("Whether the pull request is a draft.") @Default("false") boolean draft,
    @Doc("Folder of the workspace with the files; all of it when left out.")
        @Nullable String sourcePath,
    @Doc("Folder of the repository that they go to; its root when left out.")
        @Nullable String targetPath,
    @Doc("Files and folders of the repository to delete, such as `old/config.yaml`.") @Default("[]")
        List<String> filesToDelete) {

  /** How the files are committed. */
  record Commit(
      @Doc("Message of the commit; the title when left out.") @Nullable String commitMessage,
      @Doc("Whether a branch that is there gets the commit on top.") @Default("false")
          boolean update,
      @Doc("Whether there is a pull request, too, when nothing differs.") @Default("true")
          boolean createWhenEmpty,
      @Doc("Author of the commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail) {}

  /** What is known of the pull request. */
  record Outcome(
      @Doc("Branch that the change is to be merged into; missing when there is no change.")
          @Nullable String targetBranchName,
      @Doc("Address of the pull request; missing when there is no change.")
          @Nullable String pullRequestUrl,
      @Doc("Number of the pull request; missing when there is no change.")
          @Nullable Long pullRequestNumber) {}

  ProposedFiles {
    filesToDelete = List.copyOf(filesToDelete);
  }

  /** Opens the pull request, unless nothing differs and none is wanted then. */
  Outcome open(Proposal proposal, Commit commit, Participants participants, StepContext step) {
    String message = commit.commitMessage();
    return proposal
        .open(
            new Proposal.Text(targetBranchName, title, description, draft),
            new Proposal.Content(
                sourcePath,
                targetPath,
                filesToDelete,
                message == null || message.isBlank() ? title : message,
                commit.gitAuthorName(),
                commit.gitAuthorEmail()),
            commit.update() ? ExistingBranch.ADD : ExistingBranch.REFUSE,
            commit.createWhenEmpty(),
            participants,
            step)
        .map(opened -> new Outcome(opened.targetBranch(), opened.url().toString(), opened.number()))
        .orElseGet(() -> new Outcome(null, null, null));
  }
}
