package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.CheckWish;
import dev.formwork.activities.port.checks.CheckedPayments;
import dev.formwork.activities.port.checks.WaitForChecksContract;

class WaitForChecksTest implements WaitForChecksContract<WaitForChecks.Input> {

  private final GithubWorld world = new GithubWorld();
  private final CheckedPayments payments = new CheckedPayments(world.github.checks());

  @Override
  public Action<WaitForChecks.Input, CheckWish.Outcome> action() {
    return new WaitForChecks(world.hosts(this));
  }

  @Override
  public CheckedPayments payments() {
    return payments;
  }

  @Override
  public WaitForChecks.Input input(CheckWish wish, Patience patience) {
    return new WaitForChecks.Input(GithubWorld.REPO_URL, wish, patience, null);
  }
}
