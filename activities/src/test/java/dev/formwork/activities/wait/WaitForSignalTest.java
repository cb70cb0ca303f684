package dev.formwork.activities.wait;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitForSignalTest implements ActionContract<WaitForSignal.Input, WaitForSignal.Output> {

  @Override
  public Action<WaitForSignal.Input, WaitForSignal.Output> action() {
    return new WaitForSignal();
  }

  @Override
  public WaitForSignal.Input input() {
    return new WaitForSignal.Input("3d", "fail", null);
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
