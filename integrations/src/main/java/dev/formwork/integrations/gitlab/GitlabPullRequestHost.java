package dev.formwork.integrations.gitlab;

import dev.formwork.activities.port.gitlab.User;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.Proposals;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitLab as a place where changes are proposed, by merge requests. */
public final class GitlabPullRequestHost implements PullRequestHost {

  private final GitlabApi api;
  private final Proposals proposals;

  /** With the configured token. */
  public GitlabPullRequestHost(GitlabSettings settings) {
    this(
        GitlabApi.open(settings, new Wire(settings.apiUrl(), settings.requestTimeout()), null),
        settings.requestTimeout());
  }

  GitlabPullRequestHost(GitlabApi api, Duration timeout) {
    this.api = api;
    this.proposals = new Proposals(new GitlabPullRequestPages(api), timeout);
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
    List<Long> reviewers = ids(participants.reviewers(), faults);
    List<Long> assignees = ids(participants.assignees(), faults);
    participants
        .teams()
        .forEach(
            team -> faults.add("GitLab asks people, not groups: %s is not asked.".formatted(team)));
    Map<String, Object> body =
        new Body()
            .with("reviewer_ids", reviewers.isEmpty() ? null : reviewers)
            .with("assignee_ids", assignees.isEmpty() ? null : assignees)
            .with(
                "add_labels",
                participants.labels().isEmpty() ? null : String.join(",", participants.labels()))
            .fields();
    if (!body.isEmpty()) {
      String slug = GitlabRepositoryHost.slug(key.owner(), key.name());
      api.require(
          Call.of("PUT", GitlabApi.project(slug, "/merge_requests/" + pullRequest.number()), body),
          "ask people to look at merge request !%d of %s".formatted(pullRequest.number(), slug));
    }
    return faults;
  }

  private List<Long> ids(List<String> usernames, List<String> faults) {
    var users = new GitlabUsers(api);
    List<Long> ids = new ArrayList<>();
    for (String username : usernames) {
      Optional<User> user = users.named(username);
      user.ifPresentOrElse(
          found -> ids.add(found.id()),
          () -> faults.add("GitLab has no user '%s', who is not asked.".formatted(username)));
    }
    return ids;
  }
}
