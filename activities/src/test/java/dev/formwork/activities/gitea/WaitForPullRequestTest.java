package dev.formwork.activities.gitea;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.ChangeWish;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.checks.CheckedPayments;
import dev.formwork.activities.port.checks.InMemoryCheckHost;
import dev.formwork.activities.port.checks.WaitForPullRequestContract;
import java.util.Map;

class WaitForPullRequestTest implements WaitForPullRequestContract<WaitForPullRequest.Input> {

  private final CheckedPayments payments = new CheckedPayments(new InMemoryCheckHost());

  @Override
  public Action<WaitForPullRequest.Input, ChangeWish.Outcome> action() {
    return new WaitForPullRequest(
        CheckHosts.of(
            "gitea",
            Map.of("gitea.example.com", token -> outside(CheckHost.class, payments.host()))));
  }

  @Override
  public CheckedPayments payments() {
    return payments;
  }

  @Override
  public WaitForPullRequest.Input input(ChangeWish wish) {
    return new WaitForPullRequest.Input(
        "gitea.example.com?owner=acme&repo=payments", wish, Patience.DEFAULT, null);
  }
}
