package dev.formwork.activities.publish;

import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch that is proposed; it may be there already. */
record ProposedBranch(
    @Doc("Title of the pull request.") String title,
    @Doc(
            "Branch with the change; one that is there is taken as it is, another is made from the workspace.")
        String sourceBranch,
    @Doc("What the change is about, in Markdown; also the message of the commit.")
        @Nullable String description,
    @Doc("Branch that it is to be merged into; the default branch when left out.")
        @Nullable String targetBranch) {

  /** The author of the commit, when the branch is made. */
  record Author(
      @Doc("Author of the commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail) {}

  /** What is known of the pull request. */
  record Outcome(@Doc("Address of the pull request.") String pullRequestUrl) {}

  /** Opens the pull request and asks these people for a review. */
  Outcome open(Proposal proposal, Author author, List<String> reviewers, StepContext step) {
    String text = description == null ? "" : description;
    String message = text.isBlank() ? title : text;
    PullRequest opened =
        proposal
            .open(
                new Proposal.Text(targetBranch, title, text, false),
                new Proposal.Content(
                    null,
                    null,
                    List.of(),
                    message,
                    author.gitAuthorName(),
                    author.gitAuthorEmail()),
                ExistingBranch.TAKE,
                true,
                new Participants(reviewers, List.of(), List.of(), List.of()),
                step)
            .orElseThrow();
    return new Outcome(opened.url().toString());
  }
}
