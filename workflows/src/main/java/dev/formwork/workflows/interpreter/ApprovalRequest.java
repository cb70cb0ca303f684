package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.Wait;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of `approval:request`.
 *
 * @param deadline how long the answer may take
 * @param approvesInTheEnd whether silence until the deadline approves
 * @param escalateAfter when more people are asked, or null for never
 * @param remindEvery how often those are reminded who have not answered, or null for never
 */
record ApprovalRequest(
    List<String> approvers,
    int quorum,
    @Nullable String message,
    boolean selfApproval,
    Duration deadline,
    boolean approvesInTheEnd,
    @Nullable Duration escalateAfter,
    List<String> escalateTo,
    @Nullable Duration remindEvery,
    NotifyWish wish) {

  private static final Duration REMINDER = Duration.ofDays(1);
  private static final Duration SHORTEST_REMINDER = Duration.ofMinutes(1);

  static ApprovalRequest of(WaitInput input, Duration patience) {
    List<String> approvers = input.people("approvers");
    Duration escalateAfter = input.duration("escalateAfter");
    List<String> escalateTo = input.people("escalateTo");
    if (approvers.isEmpty()) {
      input.fault("must name at least one user or group (input: approvers)");
    }
    if ((escalateAfter == null) != escalateTo.isEmpty()) {
      input.fault("go together: give both or none (inputs: escalateAfter, escalateTo)");
    }
    Duration remindEvery = input.durationUnless("never", "remindEvery", REMINDER);
    if (remindEvery != null && remindEvery.compareTo(SHORTEST_REMINDER) < 0) {
      input.fault(
          "must be 1m or longer, or never, not %s (input: remindEvery)".formatted(remindEvery));
    }
    return new ApprovalRequest(
        approvers,
        input.count("quorum", 1),
        input.text("message"),
        input.flag("selfApproval"),
        input.duration("deadline", patience),
        input.choice("onDeadline", "reject", "approve").equals("approve"),
        escalateAfter,
        escalateTo,
        remindEvery,
        input.notifyWish("notify"));
  }

  Wait.Approval asked() {
    return new Wait.Approval(approvers, quorum, selfApproval, List.of());
  }
}
