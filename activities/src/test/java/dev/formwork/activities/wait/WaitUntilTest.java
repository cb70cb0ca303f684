package dev.formwork.activities.wait;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitUntilTest implements ActionContract<WaitUntil.Input, NoOutput> {

  @Override
  public Action<WaitUntil.Input, NoOutput> action() {
    return new WaitUntil();
  }

  @Override
  public WaitUntil.Input input() {
    return new WaitUntil.Input("2026-11-21T18:00:00Z");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Override
  public TestStep step() {
    return TestStep.empty().dry();
  }

  @Override
  public TestStep stepOfAnotherRun() {
    return step();
  }

  @Test
  void neverPassesInARealRun() {
    assertThatThrownBy(() -> action().run(input(), TestStep.empty()))
        .isInstanceOf(ActionException.Unavailable.class);
  }
}
