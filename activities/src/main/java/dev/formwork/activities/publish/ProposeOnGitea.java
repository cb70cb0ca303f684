package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Pushes the workspace to a branch of a repository on Gitea and opens a pull request.")
final class ProposeOnGitea implements Action<ProposeOnGitea.Input, ProposeOnGitea.Output> {

  private static final String TYPE = "gitea";

  record Input(
      @Doc("The repository, such as `gitea.example.com?owner=acme&repo=payments`.") String repoUrl,
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
      @Doc("Files and folders of the repository to delete, such as `old/config.yaml`.")
          @Default("[]")
          List<String> filesToDelete,
      @Doc("Names of people who are asked for a review, such as `ada`.") @Default("[]")
          List<String> reviewers,
      @Doc("Names of teams that are asked for a review.") @Default("[]") List<String> teamReviewers,
      @Doc("Names of people whom the pull request is assigned to.") @Default("[]")
          List<String> assignees,
      @Doc("Message of the commit; the title when left out.") @Nullable String commitMessage,
      @Doc("Whether a branch that is there gets the commit on top.") @Default("false")
          boolean update,
      @Doc("Whether there is a pull request, too, when nothing differs.") @Default("true")
          boolean createWhenEmpty,
      @Doc("Author of the commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Participants participants() {
      return new Participants(reviewers, teamReviewers, assignees, List.of());
    }

    Proposal.Content content() {
      return new Proposal.Content(
          sourcePath,
          targetPath,
          filesToDelete,
          commitMessage == null || commitMessage.isBlank() ? title : commitMessage,
          gitAuthorName,
          gitAuthorEmail);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, branchName=%s]".formatted(repoUrl, branchName);
    }
  }

  record Output(
      @Doc("Branch that the change is to be merged into; missing when there is no change.")
          @Nullable String targetBranchName,
      @Doc("Address of the pull request; missing when there is no change.")
          @Nullable String pullRequestUrl,
      @Doc("Number of the pull request; missing when there is no change.")
          @Nullable Long pullRequestNumber) {}

  private final RepositoryHosts hosts;

  ProposeOnGitea(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:gitea:pull-request";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    var text =
        new Proposal.Text(
            input.targetBranchName(), input.title(), input.description(), input.draft());
    return proposal(input)
        .open(
            text,
            input.content(),
            input.update() ? ExistingBranch.ADD : ExistingBranch.REFUSE,
            input.createWhenEmpty(),
            input.participants(),
            step)
        .map(opened -> new Output(opened.targetBranch(), opened.url().toString(), opened.number()))
        .orElseGet(() -> new Output(null, null, null));
  }

  private Proposal proposal(Input input) {
    return new Proposal(hosts, TYPE, input.repoUrl(), input.token(), input.branchName());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    proposal(input).withdraw(step);
  }
}
