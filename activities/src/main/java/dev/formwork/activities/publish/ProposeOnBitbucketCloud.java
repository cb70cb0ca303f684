package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc(
    "Opens a pull request on Bitbucket Cloud, from a branch that is there or that is made from the workspace.")
final class ProposeOnBitbucketCloud
    implements Action<ProposeOnBitbucketCloud.Input, ProposeOnBitbucketCloud.Output> {

  private static final String TYPE = "bitbucketCloud";

  record Input(
      @Doc("The repository, such as `bitbucket.org?workspace=acme&project=PAY&repo=payments`.")
          String repoUrl,
      @Doc("Title of the pull request.") String title,
      @Doc(
              "Branch with the change; one that is there is taken as it is, another is made from the workspace.")
          String sourceBranch,
      @Doc("What the change is about, in Markdown; also the message of the commit.")
          @Nullable String description,
      @Doc("Branch that it is to be merged into; the default branch when left out.")
          @Nullable String targetBranch,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token,
      @Doc("Author of the commit; the person who started the run when left out.")
          @Nullable String gitAuthorName,
      @Doc("E-mail address of the author; that of the person who started the run when left out.")
          @Nullable String gitAuthorEmail) {

    Proposal.Text text() {
      return new Proposal.Text(targetBranch, title, description == null ? "" : description, false);
    }

    Proposal.Content content() {
      String message = description == null || description.isBlank() ? title : description;
      return new Proposal.Content(null, null, List.of(), message, gitAuthorName, gitAuthorEmail);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, sourceBranch=%s]".formatted(repoUrl, sourceBranch);
    }
  }

  record Output(@Doc("Address of the pull request.") String pullRequestUrl) {}

  private final RepositoryHosts hosts;

  ProposeOnBitbucketCloud(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:bitbucketCloud:pull-request";
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
    PullRequest opened =
        proposal(input)
            .open(
                input.text(),
                input.content(),
                ExistingBranch.TAKE,
                true,
                new Participants(List.of(), List.of(), List.of(), List.of()),
                step)
            .orElseThrow();
    return new Output(opened.url().toString());
  }

  private Proposal proposal(Input input) {
    return new Proposal(hosts, TYPE, input.repoUrl(), input.token(), input.sourceBranch());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    proposal(input).withdraw(step);
  }
}
