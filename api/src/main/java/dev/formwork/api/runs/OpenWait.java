package dev.formwork.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for now.
 *
 * @param key unique within the run
 * @param kind `approval`, `time` or `signal`
 * @param approvers entity refs of the users and groups who are asked; empty unless it is an
 *     approval
 * @param quorum approvals that are needed; 0 unless it is an approval
 */
public record OpenWait(
    UUID runId,
    String runTitle,
    @Nullable String initiator,
    String key,
    String stepId,
    String stepName,
    String kind,
    @Nullable String message,
    Instant since,
    Instant until,
    List<String> approvers,
    int quorum,
    boolean selfApproval,
    List<Answered> votes) {

  public OpenWait {
    approvers = List.copyOf(approvers);
    votes = List.copyOf(votes);
  }

  /**
   * A person's answer.
   *
   * @param verdict `approve` or `reject`
   */
  public record Answered(String by, String verdict, @Nullable String comment) {}

  /** Whether the person is asked, may answer and has not answered yet. */
  public boolean asks(String ref, List<String> groups) {
    return kind.equals("approval")
        && (approvers.contains(ref) || groups.stream().anyMatch(approvers::contains))
        && (selfApproval || !ref.equals(initiator))
        && votes.stream().noneMatch(vote -> vote.by().equals(ref));
  }
}
