package dev.formwork.activities.gitea;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.checks.CheckWish;
import dev.formwork.activities.port.checks.CheckedPayments;
import dev.formwork.activities.port.checks.InMemoryCheckHost;
import dev.formwork.activities.port.checks.WaitForChecksContract;
import java.util.Map;

class WaitForChecksTest implements WaitForChecksContract<WaitForChecks.Input> {

  private final CheckedPayments payments = new CheckedPayments(new InMemoryCheckHost());

  @Override
  public Action<WaitForChecks.Input, CheckWish.Outcome> action() {
    return new WaitForChecks(
        CheckHosts.of(
            "gitea",
            Map.of("gitea.example.com", token -> outside(CheckHost.class, payments.host()))));
  }

  @Override
  public CheckedPayments payments() {
    return payments;
  }

  @Override
  public WaitForChecks.Input input(CheckWish wish, Patience patience) {
    return new WaitForChecks.Input(
        "gitea.example.com?owner=acme&repo=payments", wish, patience, null);
  }
}
