package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run waits for without holding a worker.
 *
 * @param key unique among the open waits of its run: the step's id, and the iteration's key after a
 *     `/`
 * @param message shown to the people who are asked or look at the run, or null
 * @param until when the wait is over whatever happens
 * @param approval who is asked, or null when nobody is
 * @param nextLook for {@link Kind#RESOURCE}: when it is looked at again; null for other kinds and
 *     while the look is under way
 */
public record Wait(
    String key,
    String stepId,
    Kind kind,
    @Nullable String message,
    Instant since,
    Instant until,
    @Nullable Approval approval,
    @Nullable Instant nextLook) {

  /** A wait that nobody looks after. */
  public Wait(
      String key,
      String stepId,
      Kind kind,
      @Nullable String message,
      Instant since,
      Instant until,
      @Nullable Approval approval) {
    this(key, stepId, kind, message, since, until, approval, null);
  }

  /** The same wait with other people asked, or other votes. */
  public Wait withApproval(Approval now) {
    return new Wait(key, stepId, kind, message, since, until, now, nextLook);
  }

  /** The same wait after another look. */
  public Wait withLook(String missing, @Nullable Instant next) {
    return new Wait(key, stepId, kind, missing, since, until, approval, next);
  }

  /** What is waited for. The names are stored in tables and never change. */
  public enum Kind {
    APPROVAL,
    TIME,
    SIGNAL,
    /** Something outside that becomes ready by itself; the message says what is missing. */
    RESOURCE
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
