package dev.formwork.activities.approval;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.RunsOwnActionContract;
import java.util.List;

class RequestApprovalTest
    implements RunsOwnActionContract<RequestApproval.Input, RequestApproval.Output> {

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
}
