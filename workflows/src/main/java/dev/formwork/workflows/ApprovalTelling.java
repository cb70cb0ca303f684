package dev.formwork.workflows;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Tells people what they are asked for outside of the portal. */
@ActivityInterface
public interface ApprovalTelling {

  /** The activity type. */
  String TYPE = "formwork:tell-approvers";

  /**
   * What came of it.
   *
   * @param problems who could not be told and why, one sentence each
   */
  record Told(List<String> problems) {

    public Told {
      problems = Ordered.copy(problems);
    }
  }

  /** Tells everybody who is concerned; each is told once of each notice, however often it runs. */
  @ActivityMethod(name = TYPE)
  Told tell(ApprovalNotice notice);
}
