package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.RunsOwnActionContract;

class WaitForSignalTest
    implements RunsOwnActionContract<WaitForSignal.Input, WaitForSignal.Output> {

  @Override
  public Action<WaitForSignal.Input, WaitForSignal.Output> action() {
    return new WaitForSignal();
  }

  @Override
  public WaitForSignal.Input input() {
    return new WaitForSignal.Input("3d", "fail", null);
  }
}
