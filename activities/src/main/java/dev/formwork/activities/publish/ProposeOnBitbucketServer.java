package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc(
    "Opens a pull request on Bitbucket Data Center, from a branch that is there or that is made from the workspace.")
final class ProposeOnBitbucketServer
    implements Action<ProposeOnBitbucketServer.Input, ProposedBranch.Outcome> {

  private static final String TYPE = "bitbucketServer";

  record Input(
      @Doc("The repository, such as `bitbucket.example.com?project=PAY&repo=payments`.")
          String repoUrl,
      @Spread ProposedBranch branch,
      @Doc("Names of people who are asked for a review, such as `ada`.") @Default("[]")
          List<String> reviewers,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token,
      @Spread ProposedBranch.Author author) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, sourceBranch=%s]".formatted(repoUrl, branch.sourceBranch());
    }
  }

  private final RepositoryHosts hosts;

  ProposeOnBitbucketServer(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:bitbucketServer:pull-request";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<ProposedBranch.Outcome> outputType() {
    return ProposedBranch.Outcome.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  @Override
  public ProposedBranch.Outcome run(Input input, StepContext step) {
    return input.branch().open(proposal(input), input.author(), input.reviewers(), step);
  }

  private Proposal proposal(Input input) {
    return new Proposal(hosts, TYPE, input.repoUrl(), input.token(), input.branch().sourceBranch());
  }

  @Override
  public void undo(Input input, ProposedBranch.@Nullable Outcome output, StepContext step) {
    proposal(input).withdraw(step);
  }
}
