package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.RunsOwnActionContract;

class WaitForDurationTest implements RunsOwnActionContract<WaitForDuration.Input, NoOutput> {

  @Override
  public Action<WaitForDuration.Input, NoOutput> action() {
    return new WaitForDuration();
  }

  @Override
  public WaitForDuration.Input input() {
    return new WaitForDuration.Input("2h");
  }
}
