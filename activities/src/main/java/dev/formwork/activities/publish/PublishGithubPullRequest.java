package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Withdrawal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Pushes the workspace to a branch of a repository on GitHub and opens a pull request.")
final class PublishGithubPullRequest
    implements Action<PublishGithubPullRequestInput, PublishGithubPullRequest.Output> {

  private static final String KIND = "pull request";

  /** What Backstage answers in a dry run. */
  private static final long DRY_NUMBER = 43;

  record Output(
      @Doc("Branch that the change is to be merged into; missing when there is no change.")
          @Nullable String targetBranchName,
      @Doc("Address of the pull request; missing when there is no change.")
          @Nullable String remoteUrl,
      @Doc("Number of the pull request; missing when there is no change.")
          @Nullable Long pullRequestNumber) {}

  private final GithubHosts hosts;

  PublishGithubPullRequest(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "publish:github:pull-request";
  }

  @Override
  public Class<PublishGithubPullRequestInput> inputType() {
    return PublishGithubPullRequestInput.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withDryRun()
        .withUndo();
  }

  @Override
  public Output run(PublishGithubPullRequestInput input, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    PullRequestHost host = hosts.get(url, input.token()).pullRequests();
    ProposedChange change = input.change(url, step);
    if (step.isDryRun()) {
      return dry(input, url);
    }
    PullRequest pullRequest = host.propose(change).orElse(null);
    if (pullRequest == null) {
      step.log().info("Nothing differs, so there is no pull request.");
      return new Output(null, null, null);
    }
    String page = pullRequest.url().toString();
    step.made(KIND, "%s#%d".formatted(change.slug(), pullRequest.number()), page);
    Participants participants = input.participants();
    if (!participants.isEmpty()) {
      host.invite(change.key(), pullRequest, participants).forEach(step.log()::warn);
    }
    step.link("Pull request %s#%d".formatted(change.slug(), pullRequest.number()), page);
    return new Output(pullRequest.targetBranch(), page, pullRequest.number());
  }

  private static Output dry(PublishGithubPullRequestInput input, RepoUrl url) {
    String target = input.targetBranchName() == null ? "main" : input.targetBranchName();
    String page =
        "https://%s/%s/%s/pull/%d".formatted(url.host(), url.owner(), url.repo(), DRY_NUMBER);
    return new Output(target, page, DRY_NUMBER);
  }

  @Override
  public void undo(PublishGithubPullRequestInput input, @Nullable Output output, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    PullRequestHost host = hosts.get(url, input.token()).pullRequests();
    var key = new ProposedChange.Key(url.owner(), url.repo(), input.branchName(), step.mark());
    switch (host.withdraw(key, null)) {
      case Withdrawal.Nothing nothing -> {}
      case Withdrawal.Gone gone -> step.undone(KIND, gone.name(), text(gone.url()));
      case Withdrawal.Kept kept ->
          step.leftover(KIND, kept.name(), text(kept.url()), kept.reason());
    }
  }

  private static @Nullable String text(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}
