package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import java.util.Map;

/** What the tests of actions have in common that propose `dashboard.json` to a repository. */
interface ProposalContract<I extends Record, O extends Record> extends ActionContract<I, O> {

  ProposalWorld proposals();

  @Override
  default Map<String, String> files() {
    return Map.of("dashboard.json", "{}");
  }

  @Override
  default Object world() {
    return proposals().contents();
  }

  @Override
  default ByHand changeSince() {
    return proposals().push();
  }

  @Override
  default ByHand removeByHand() {
    return proposals().withdraw();
  }
}
