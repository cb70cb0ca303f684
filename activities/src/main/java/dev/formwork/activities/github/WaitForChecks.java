package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.checks.CheckWish;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.workflows.NotReady;
import org.jspecify.annotations.Nullable;

@Doc("Waits until the checks of a commit on GitHub have passed; no worker is held meanwhile.")
final class WaitForChecks implements Action<WaitForChecks.Input, CheckWish.Outcome> {

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread CheckWish wish,
      @Spread Patience patience,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, wish=%s]".formatted(repoUrl, wish);
    }
  }

  private final GithubHosts hosts;

  WaitForChecks(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "github:checks:wait";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<CheckWish.Outcome> outputType() {
    return CheckWish.Outcome.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withWaiting();
  }

  @Override
  public CheckWish.Outcome run(Input input, StepContext step) {
    return input.patience().look(step, input.wish()::imagined, wishes -> look(input, wishes));
  }

  private CheckWish.Outcome look(Input input, NotReady wishes) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl");
    return input.wish().look(hosts.get(url, input.token()).checks(), url, wishes);
  }

  /** Looking makes nothing. */
  @Override
  public void undo(Input input, CheckWish.@Nullable Outcome output, StepContext step) {}
}
