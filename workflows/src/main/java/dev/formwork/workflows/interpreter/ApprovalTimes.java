package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Wait;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the approvers of a request are asked, when more of them, and when they are reminded. */
final class ApprovalTimes {

  /** Bounds the history of a run that waits for a year. */
  private static final int MAX_REMINDERS = 20;

  private final Wait wait;
  private final ApprovalRequest request;
  private final boolean tells;
  private boolean hasAsked;
  private boolean hasEscalated;
  private int reminders;

  /** What is due. */
  enum What {
    ASK,
    ESCALATE,
    REMIND
  }

  /**
   * Something that is due.
   *
   * @param words added to the summary of the timer
   */
  record Due(What what, Instant at, String words) {}

  /**
   * The times of one request.
   *
   * @param tells whether anybody is told outside of the portal
   */
  ApprovalTimes(Wait wait, ApprovalRequest request, boolean tells) {
    this.wait = wait;
    this.request = request;
    this.tells = tells;
  }

  /** What is due next, counted as done; null when nothing is until the deadline. */
  @Nullable Due next() {
    if (tells && !hasAsked) {
      hasAsked = true;
      return new Due(What.ASK, wait.since(), "");
    }
    Instant escalation =
        hasEscalated || request.escalateAfter() == null
            ? null
            : wait.since().plus(request.escalateAfter());
    Instant reminder = reminder();
    if (reminder != null && (escalation == null || reminder.isBefore(escalation))) {
      reminders++;
      return new Due(What.REMIND, reminder, ", then reminder %d".formatted(reminders));
    }
    if (escalation == null) {
      return null;
    }
    hasEscalated = true;
    return new Due(What.ESCALATE, escalation, ", then more people");
  }

  /** A reminder that was missed while no worker was there is left out. */
  private @Nullable Instant reminder() {
    Duration every = request.remindEvery();
    if (!tells || every == null || reminders == MAX_REMINDERS) {
      return null;
    }
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    long passed = Duration.between(wait.since(), now).dividedBy(every);
    Instant next = wait.since().plus(every.multipliedBy(passed + 1));
    return next.isBefore(wait.until()) ? next : null;
  }
}
