package dev.formwork.activities.approval;

import dev.formwork.activities.action.Action;
import dev.formwork.workflows.ApprovalTelling;
import java.util.List;

/** The actions that ask people: `approval:*`. */
public final class ApprovalActions {

  private ApprovalActions() {}

  public static List<Action<?, ?>> of() {
    return List.of(new RequestApproval());
  }

  /** The activity by which runs tell approvers that they are asked. */
  public static ApprovalTelling telling(TellingPorts ports, TellingSettings settings) {
    return new ToldApprovers(ports, settings);
  }
}
