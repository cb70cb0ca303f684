package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.checks.ChangeWish;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.workflows.NotReady;
import org.jspecify.annotations.Nullable;

@Doc(
    "Waits until a pull request on GitHub is merged, closed or approved; no worker is held meanwhile.")
final class WaitForPullRequest implements Action<WaitForPullRequest.Input, ChangeWish.Outcome> {

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread ChangeWish wish,
      @Spread Patience patience,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, wish=%s]".formatted(repoUrl, wish);
    }
  }

  private final GithubHosts hosts;

  WaitForPullRequest(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "github:pull-request:wait";
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
    return input
        .patience()
        .look(step, () -> input.wish().imagined("pull"), wishes -> look(input, wishes));
  }

  private ChangeWish.Outcome look(Input input, NotReady wishes) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    return input.wish().look(hosts.get(url, input.token()).checks(), url, wishes);
  }

  /** Looking makes nothing. */
  @Override
  public void undo(Input input, ChangeWish.@Nullable Outcome output, StepContext step) {}
}
