package dev.formwork.api.v1;

import dev.formwork.api.identity.User;
import dev.formwork.api.runs.OpenWait;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for, as a person sees it.
 *
 * @param kind `approval`, `time`, `signal` or `resource`
 * @param message what is asked or, for a resource, what is missing
 * @param selfApproval whether the person who started the run may answer
 * @param canAnswer whether this person is asked and has not answered
 * @param signalUrl where an outside system posts, for those who may decide; null for other kinds
 */
record WaitAnswer(
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
    List<VoteAnswer> votes,
    boolean canAnswer,
    @Nullable String signalUrl) {

  /** A person's answer. */
  record VoteAnswer(String by, String verdict, @Nullable String comment) {}

  static WaitAnswer of(OpenWait wait, User user, @Nullable String signalUrl) {
    return new WaitAnswer(
        wait.runId(),
        wait.runTitle(),
        wait.initiator(),
        wait.key(),
        wait.stepId(),
        wait.stepName(),
        wait.kind(),
        wait.message(),
        wait.since(),
        wait.until(),
        wait.approvers(),
        wait.quorum(),
        wait.selfApproval(),
        wait.votes().stream()
            .map(vote -> new VoteAnswer(vote.by(), vote.verdict(), vote.comment()))
            .toList(),
        wait.asks(user.ref(), user.groups()),
        signalUrl);
  }
}
