package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.checks.ChangeWish;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.workflows.NotReady;
import org.jspecify.annotations.Nullable;

@Doc(
    "Waits until a merge request on GitLab is merged, closed or approved; no worker is held meanwhile.")
final class WaitForMergeRequest implements Action<WaitForMergeRequest.Input, ChangeWish.Outcome> {

  record Input(
      @Doc("The project, such as `gitlab.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread ChangeWish wish,
      @Spread Patience patience,
      @Doc("Token to use in the place of the configured one.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, wish=%s]".formatted(repoUrl, wish);
    }
  }

  private final Gitlabs gitlabs;

  WaitForMergeRequest(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:mergeRequest:wait";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<ChangeWish.Outcome> outputType() {
    return ChangeWish.Outcome.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withWaiting();
  }

  @Override
  public ChangeWish.Outcome run(Input input, StepContext step) {
    String project = Target.parse(input.repoUrl()).project(null);
    return input
        .patience()
        .look(
            step,
            () -> input.wish().imagined("merge_requests"),
            wishes -> look(input, project, wishes));
  }

  private ChangeWish.Outcome look(Input input, String project, NotReady wishes) {
    long number = input.wish().number();
    return input
        .wish()
        .look(
            Target.open(gitlabs, input.repoUrl(), input.token())
                .mergeRequests()
                .progress(project, number),
            "Merge request %s!%d".formatted(project, number),
            wishes);
  }

  /** Looking makes nothing. */
  @Override
  public void undo(Input input, ChangeWish.@Nullable Outcome output, StepContext step) {}
}
