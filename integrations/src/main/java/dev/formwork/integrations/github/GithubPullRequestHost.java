package dev.formwork.integrations.github;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.Proposals;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitHub as a place where changes are proposed. */
final class GithubPullRequestHost implements PullRequestHost {

  private final GithubApi api;
  private final Proposals proposals;

  /**
   * @param timeout of Git, for connecting and for each wait for bytes
   */
  GithubPullRequestHost(GithubApi api, Duration timeout) {
    this.api = api;
    this.proposals = new Proposals(new GithubPullRequestPages(api), timeout);
  }

  @Override
  public Optional<PullRequest> propose(ProposedChange change) {
    return proposals.propose(change);
  }

  @Override
  public Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit) {
    return proposals.withdraw(key, headCommit);
  }

  @Override
  public List<String> invite(
      ProposedChange.Key key, PullRequest pullRequest, Participants participants) {
    List<String> faults = new ArrayList<>();
    String number = "/" + pullRequest.number();
    if (!participants.reviewers().isEmpty() || !participants.teams().isEmpty()) {
      invite(
          key,
          "/pulls" + number + "/requested_reviewers",
          Map.of("reviewers", participants.reviewers(), "team_reviewers", participants.teams()),
          "ask for reviews of pull request %d of %s".formatted(pullRequest.number(), key.slug()),
          faults);
    }
    if (!participants.assignees().isEmpty()) {
      invite(
          key,
          "/issues" + number + "/assignees",
          Map.of("assignees", participants.assignees()),
          "assign pull request %d of %s".formatted(pullRequest.number(), key.slug()),
          faults);
    }
    if (!participants.labels().isEmpty()) {
      invite(
          key,
          "/issues" + number + "/labels",
          Map.of("labels", participants.labels()),
          "label pull request %d of %s".formatted(pullRequest.number(), key.slug()),
          faults);
    }
    return faults;
  }

  private void invite(
      ProposedChange.Key key, String rest, Map<String, ?> body, String what, List<String> faults) {
    String path = Routes.repository(key.owner(), key.name()) + rest;
    Answer answer = api.send(key.owner(), Call.of("POST", path, body));
    if (answer.isOk()) {
      return;
    }
    ActionException refused = api.refused(answer, what);
    if (!refused.isFinal()) {
      throw refused;
    }
    faults.add(String.valueOf(refused.getMessage()));
  }
}
