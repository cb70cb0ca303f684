package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ApprovalNotice.Ending;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request for approval, from the question to the answer. */
final class Approving {

  private final Waits waits;
  private final Wait wait;
  private final ApprovalRequest request;
  private final @Nullable ApproverTelling telling;
  private final ApprovalTimes times;
  private Wait seen;
  private List<Vote> votes = List.of();
  private int votesTold;

  /**
   * Nobody is asked yet.
   *
   * @param telling who tells the approvers outside of the portal, or null for nobody
   */
  Approving(Waits waits, Wait wait, ApprovalRequest request, @Nullable ApproverTelling telling) {
    this.waits = waits;
    this.wait = wait;
    this.seen = wait;
    this.request = request;
    this.telling = telling;
    this.times = new ApprovalTimes(wait, request, telling != null);
  }

  StepOutcome run(String summary) {
    boolean isAnswered;
    try {
      isAnswered = waits.await(wait, summary, this::isAnswered, next(summary), this::tellProgress);
    } catch (CanceledFailure e) {
      tellEnd(Ending.CANCELLED);
      throw e;
    }
    Vote rejection = rejection();
    if (rejection != null) {
      tellEnd(Ending.REJECTED);
      String comment = rejection.comment() == null ? "" : " Comment: " + rejection.comment();
      return new StepOutcome.Failed(
          new StepFailure("Rejected", "%s rejected it.%s".formatted(rejection.by(), comment)));
    }
    if (!isAnswered && !request.approvesInTheEnd()) {
      tellEnd(Ending.EXPIRED);
      return new StepOutcome.Failed(
          new StepFailure(
              "NotApproved",
              "%d of %d approvals came until %s (input: deadline). Start the run again when the approvers have time."
                  .formatted(votes.size(), request.quorum(), Times.text(wait.until()))));
    }
    tellEnd(isAnswered ? Ending.APPROVED : Ending.APPROVED_BY_SILENCE);
    return new StepOutcome.Succeeded(WaitingSteps.output(votes));
  }

  private @Nullable Vote rejection() {
    return votes.stream()
        .filter(vote -> vote.verdict() == Vote.Verdict.REJECT)
        .findFirst()
        .orElse(null);
  }

  private boolean isAnswered() {
    Wait now = waits.find(wait.key());
    if (now != null && now.approval() != null) {
      seen = now;
      votes = now.approval().votes();
    }
    return votes.stream().anyMatch(vote -> vote.verdict() == Vote.Verdict.REJECT)
        || votes.size() >= request.quorum();
  }

  /** The next time at which people are asked, reminded, or more of them asked; null for none. */
  private Waits.@Nullable Later next(String summary) {
    ApprovalTimes.Due due = times.next();
    if (due == null) {
      return null;
    }
    return new Waits.Later(
        due.at(),
        summary + due.words(),
        () -> {
          act(due);
          return next(summary);
        });
  }

  private void act(ApprovalTimes.Due due) {
    switch (due.what()) {
      case ASK, REMIND -> tell(due.what() == ApprovalTimes.What.ASK ? Kind.ASK : Kind.REMIND);
      case ESCALATE -> {
        waits.ask(wait.key(), request.escalateTo());
        tell(Kind.ASK);
      }
    }
  }

  private void tellProgress() {
    if (votes.size() > votesTold) {
      tell(Kind.PROGRESS);
    }
  }

  private void tell(Kind kind) {
    Wait now = waits.find(wait.key());
    if (telling != null && now != null) {
      votesTold = votes.size();
      telling.tell(kind, now);
    }
  }

  private void tellEnd(Ending ending) {
    if (telling != null) {
      telling.end(seen, ending);
    }
  }
}
