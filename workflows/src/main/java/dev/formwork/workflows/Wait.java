package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run waits for without holding a worker.
 *
 * @param key unique among the open waits of its run: the step's id, and the iteration's key after a
 *     `/`
 * @param message shown to the people who are asked, or null
 * @param until when the wait is over whatever happens
 * @param approval who is asked, or null when the wait is for time or a signal
 */
public record Wait(
    String key,
    String stepId,
    Kind kind,
    @Nullable String message,
    Instant since,
    Instant until,
    @Nullable Approval approval) {

  /** What is waited for. The names are stored in tables and never change. */
  public enum Kind {
    APPROVAL,
    TIME,
    SIGNAL
  }

  /**
   * Who is asked for an approval and who has answered.
   *
   * @param approvers full entity refs of users and groups, in lower case
   * @param quorum approvals that are needed, at least 1
   * @param selfApproval whether the person who started the run may approve
   */
  public record Approval(
      List<String> approvers, int quorum, boolean selfApproval, List<Vote> votes) {

    public Approval {
      approvers = Ordered.copy(approvers);
      votes = Ordered.copy(votes);
    }
  }
}
