package dev.formwork.activities.wait;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitForDurationTest implements ActionContract<WaitForDuration.Input, NoOutput> {

  @Override
  public Action<WaitForDuration.Input, NoOutput> action() {
    return new WaitForDuration();
  }

  @Override
  public WaitForDuration.Input input() {
    return new WaitForDuration.Input("2h");
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
