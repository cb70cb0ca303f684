package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.ChangeWish;
import dev.formwork.activities.port.checks.CheckedPayments;
import dev.formwork.activities.port.checks.WaitForPullRequestContract;

class WaitForPullRequestTest implements WaitForPullRequestContract<WaitForPullRequest.Input> {

  private final GithubWorld world = new GithubWorld();
  private final CheckedPayments payments = new CheckedPayments(world.github.checks());

  @Override
  public Action<WaitForPullRequest.Input, ChangeWish.Outcome> action() {
    return new WaitForPullRequest(world.hosts(this));
  }

  @Override
  public CheckedPayments payments() {
    return payments;
  }

  @Override
  public WaitForPullRequest.Input input(ChangeWish wish) {
    return new WaitForPullRequest.Input(GithubWorld.REPO_URL, wish, Patience.DEFAULT, null);
  }
}
