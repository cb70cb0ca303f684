package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request for approval, from the question to the answer. */
final class Approving {

  private final Waits waits;
  private final Wait wait;
  private final ApprovalRequest request;
  private List<Vote> votes = List.of();

  Approving(Waits waits, Wait wait, ApprovalRequest request) {
    this.waits = waits;
    this.wait = wait;
    this.request = request;
  }

  StepOutcome run(String summary) {
    boolean isAnswered = waits.await(wait, summary, this::isAnswered, escalation());
    Vote rejection =
        votes.stream()
            .filter(vote -> vote.verdict() == Vote.Verdict.REJECT)
            .findFirst()
            .orElse(null);
    if (rejection != null) {
      String comment = rejection.comment() == null ? "" : " Comment: " + rejection.comment();
      return new StepOutcome.Failed(
          new StepFailure("Rejected", "%s rejected it.%s".formatted(rejection.by(), comment)));
    }
    if (!isAnswered && !request.approvesInTheEnd()) {
      return new StepOutcome.Failed(
          new StepFailure(
              "NotApproved",
              "%d of %d approvals came until %s (input: deadline). Start the run again when the approvers have time."
                  .formatted(votes.size(), request.quorum(), wait.until())));
    }
    return new StepOutcome.Succeeded(WaitingSteps.output(votes));
  }

  private boolean isAnswered() {
    Wait now = waits.find(wait.key());
    if (now != null && now.approval() != null) {
      votes = new ArrayList<>(now.approval().votes());
    }
    return votes.stream().anyMatch(vote -> vote.verdict() == Vote.Verdict.REJECT)
        || votes.size() >= request.quorum();
  }

  /** Asks more people when the first ones take too long. */
  private Waits.@Nullable Later escalation() {
    return request.escalateAfter() == null
        ? null
        : new Waits.Later(
            wait.since().plus(request.escalateAfter()),
            () -> waits.ask(wait.key(), request.escalateTo()));
  }
}
