package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Pushes the workspace to a branch of a repository on Gitea and opens a pull request.")
final class ProposeOnGitea implements Action<ProposeOnGitea.Input, ProposedFiles.Outcome> {

  private static final String TYPE = "gitea";

  record Input(
      @Doc("The repository, such as `gitea.example.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread ProposedFiles files,
      @Doc("Names of people who are asked for a review, such as `ada`.") @Default("[]")
          List<String> reviewers,
      @Doc("Names of teams that are asked for a review.") @Default("[]") List<String> teamReviewers,
      @Doc("Names of people whom the pull request is assigned to.") @Default("[]")
          List<String> assignees,
      @Spread ProposedFiles.Commit commit,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Participants participants() {
      return new Participants(reviewers, teamReviewers, assignees, List.of());
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, branchName=%s]".formatted(repoUrl, files.branchName());
    }
  }

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
  public Class<ProposedFiles.Outcome> outputType() {
    return ProposedFiles.Outcome.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public ProposedFiles.Outcome run(Input input, StepContext step) {
    return input.files().open(proposal(input), input.commit(), input.participants(), step);
  }

  private Proposal proposal(Input input) {
    return new Proposal(hosts, TYPE, input.repoUrl(), input.token(), input.files().branchName());
  }

  @Override
  public void undo(Input input, ProposedFiles.@Nullable Outcome output, StepContext step) {
    proposal(input).withdraw(step);
  }
}
