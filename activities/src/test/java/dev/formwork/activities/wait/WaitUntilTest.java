package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.RunsOwnActionContract;

class WaitUntilTest implements RunsOwnActionContract<WaitUntil.Input, NoOutput> {

  @Override
  public Action<WaitUntil.Input, NoOutput> action() {
    return new WaitUntil();
  }

  @Override
  public WaitUntil.Input input() {
    return new WaitUntil.Input("2026-11-21T18:00:00Z");
  }
}
