package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.FilePlan;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.activities.publish.ProposeOnGitlabInput.CommitAction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Pushes files of the workspace to a new branch of a GitLab project and opens a merge request.")
final class ProposeOnGitlab implements Action<ProposeOnGitlabInput, ProposeOnGitlab.Output> {

  private static final String KIND = "merge request";

  record Output(
      @Doc("Branch that it is to be merged into.") String targetBranchName,
      @Doc("Path or id of the project.") String projectid,
      @Doc("Path or id of the project.") String projectPath,
      @Doc("Page of the merge request.") String mergeRequestUrl) {}

  private final Gitlabs gitlabs;

  ProposeOnGitlab(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "publish:gitlab:merge-request";
  }

  @Override
  public Class<ProposeOnGitlabInput> inputType() {
    return ProposeOnGitlabInput.class;
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
  public Output run(ProposeOnGitlabInput input, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl", PublishGitlab.TYPE);
    Gitlab gitlab = gitlabs.get(url.host(), input.token());
    ProposedChange change = change(input, url, gitlab, step);
    PullRequest opened =
        gitlab
            .pullRequests()
            .propose(change)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "There is nothing to merge (input: branchName). Name a branch with changes."));
    String page = opened.url().toString();
    String name = "%s!%d".formatted(project(url), opened.number());
    step.made(KIND, name, page);
    step.link("Merge request " + name, page);
    finish(input, url, gitlab, change.key(), opened, step);
    return new Output(opened.targetBranch(), project(url), project(url), page);
  }

  private ProposedChange change(
      ProposeOnGitlabInput input, RepoUrl url, Gitlab gitlab, StepContext step) {
    boolean skips = input.commitAction() == CommitAction.SKIP;
    FilePlan plan = input.plan();
    plan.check(gitlab, project(url), input.targetBranchName(), step);
    return new ProposedChange(
        url.owner(),
        url.repo(),
        input.branchName(),
        input.targetBranchName(),
        input.title(),
        input.description(),
        false,
        plan.overlay(input.title(), step),
        skips ? ExistingBranch.TAKE : ExistingBranch.REFUSE,
        true,
        step.mark());
  }

  private static void finish(
      ProposeOnGitlabInput input,
      RepoUrl url,
      Gitlab gitlab,
      ProposedChange.Key key,
      PullRequest opened,
      StepContext step) {
    Participants participants = input.participants();
    if (!participants.isEmpty()) {
      List<String> faults = gitlab.pullRequests().invite(key, opened, participants);
      faults.forEach(step.log()::warn);
    }
    MergeRequests requests = gitlab.mergeRequests();
    if (input.removeSourceBranch()) {
      requests.removeSourceBranch(project(url), opened.number(), true);
    }
    if (input.assignReviewersFromApprovalRules()) {
      requests.askApprovers(project(url), opened.number());
    }
    if (input.autoMerge()) {
      requests.mergeWhenReady(project(url), opened.number());
    }
  }

  private static String project(RepoUrl url) {
    return url.isByNumber() ? url.repo() : url.owner() + "/" + url.repo();
  }

  /** Closes the merge request and deletes its branch, unless it was merged or changed since. */
  @Override
  public void undo(ProposeOnGitlabInput input, @Nullable Output output, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl", PublishGitlab.TYPE);
    Gitlab gitlab = gitlabs.get(url.host(), input.token());
    var key = new ProposedChange.Key(url.owner(), url.repo(), input.branchName(), step.mark());
    switch (gitlab.pullRequests().withdraw(key, null)) {
      case Withdrawal.Nothing nothing -> {}
      case Withdrawal.Gone gone -> step.undone(KIND, written(gone.name()), text(gone.url()));
      case Withdrawal.Kept kept ->
          step.leftover(KIND, written(kept.name()), text(kept.url()), kept.reason());
    }
  }

  /** The name as GitLab writes it; other hosts have a hash before the number. */
  private static String written(String name) {
    return name.replaceFirst("#(\\d+)$", "!$1");
  }

  private static @Nullable String text(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}
