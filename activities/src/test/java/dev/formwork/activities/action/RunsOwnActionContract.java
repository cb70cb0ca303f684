package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an action must pass that the run performs itself, so that only a dry run calls it. */
public interface RunsOwnActionContract<I extends Record, O extends Record>
    extends ActionContract<I, O> {

  @Override
  default Object world() {
    return Map.of();
  }

  @Override
  default TestStep step() {
    return TestStep.empty().dry();
  }

  @Override
  default TestStep stepOfAnotherRun() {
    return step();
  }

  @Test
  default void neverPassesInARealRun() {
    assertThatThrownBy(() -> action().run(input(), TestStep.empty()))
        .isInstanceOf(ActionException.Unavailable.class);
  }
}
