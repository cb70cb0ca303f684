package dev.formwork.activities.debug;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitSomeTimeTest implements ActionContract<WaitSomeTime.Input, NoOutput> {

  @Override
  public Action<WaitSomeTime.Input, NoOutput> action() {
    return new WaitSomeTime();
  }

  @Override
  public WaitSomeTime.Input input() {
    return new WaitSomeTime.Input(2.0, 30.0, null);
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
