package dev.formwork.activities.approval;

import dev.formwork.activities.action.Action;
import java.util.List;

/** The actions that ask people: `approval:*`. */
public final class ApprovalActions {

  private ApprovalActions() {}

  public static List<Action<?, ?>> of() {
    return List.of(new RequestApproval());
  }
}
