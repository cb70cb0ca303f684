package dev.formwork.activities.debug;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.RunsOwnActionContract;

class WaitSomeTimeTest implements RunsOwnActionContract<WaitSomeTime.Input, NoOutput> {

  @Override
  public Action<WaitSomeTime.Input, NoOutput> action() {
    return new WaitSomeTime();
  }

  @Override
  public WaitSomeTime.Input input() {
    return new WaitSomeTime.Input(2.0, 30.0, null);
  }
}
