package dev.formwork.activities.approval;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.TestStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestApprovalTest implements ActionContract<RequestApproval.Input, RequestApproval.Output> {

  @Override
  public Action<RequestApproval.Input, RequestApproval.Output> action() {
    return new RequestApproval();
  }

  @Override
  public RequestApproval.Input input() {
    return new RequestApproval.Input(
        List.of("group:default/platform"),
        1,
        "May we?",
        false,
        "7d",
        "reject",
        null,
        List.of(),
        "1d",
        new RequestApproval.Telling("#platform", "people"));
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
