package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequest.State;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.Proposals;
import dev.formwork.integrations.git.PullRequestPages;
import dev.formwork.integrations.git.StepTrailer;
import dev.formwork.integrations.git.StepTrailer.Origin;
import dev.formwork.integrations.git.rest.HostWords;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pull requests on Gitea. */
public final class GiteaPullRequests implements PullRequestHost {

  private static final int PAGE = 50;

  /**
   * Gitea cannot look for a source branch, so the pull requests that changed last are looked
   * through; a step that is tried again finds its own among the first.
   */
  private static final int MAX_PAGES = 10;

  private final GiteaSettings settings;
  private final GiteaApi api;
  private final RestApi rest;
  private final Proposals proposals;

  public GiteaPullRequests(GiteaSettings settings) {
    this.settings = settings;
    this.api = new GiteaApi(settings);
    this.rest = api.rest();
    this.proposals = new Proposals(new Pages(), settings.requestTimeout());
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
    List<String> failures = new ArrayList<>();
    String path = GiteaApi.path(key.owner(), key.name());
    String what = "pull request %s#%d".formatted(key.slug(), pullRequest.number());
    if (!participants.reviewers().isEmpty() || !participants.teams().isEmpty()) {
      attempt(
          RestCall.post(
              "%s/pulls/%d/requested_reviewers".formatted(path, pullRequest.number()),
              Map.of(
                  "reviewers", participants.reviewers(), "team_reviewers", participants.teams())),
          "ask for reviews of " + what,
          failures);
    }
    if (!participants.assignees().isEmpty()) {
      attempt(
          RestCall.patch(
              "%s/issues/%d".formatted(path, pullRequest.number()),
              Map.of("assignees", participants.assignees())),
          "assign " + what,
          failures);
    }
    if (!participants.labels().isEmpty()) {
      attempt(
          RestCall.post(
              "%s/issues/%d/labels".formatted(path, pullRequest.number()),
              Map.of("labels", participants.labels())),
          "label " + what,
          failures);
    }
    return failures;
  }

  private void attempt(RestCall call, String what, List<String> failures) {
    RestAnswer answer = rest.send(call);
    if (answer.isOk()) {
      return;
    }
    ActionException refused = rest.refused(answer, what);
    if (!refused.isFinal() && !isUnknown(answer)) {
      throw refused;
    }
    failures.add(String.valueOf(refused.getMessage()));
  }

  /** Gitea answers 500 to an assignee whom it does not know. */
  private static boolean isUnknown(RestAnswer answer) {
    return answer.status() == 500 && answer.words().contains("does not exist");
  }

  private final class Pages implements PullRequestPages {

    @Override
    public Optional<Target> target(String owner, String name) {
      return api.find(owner, name)
          .map(found -> new Target(api.remote(found), found.defaultBranch()));
    }

    @Override
    public List<PullRequest> from(String owner, String name, String branch) {
      List<PullRequest> found = new ArrayList<>();
      for (int page = 1; page <= MAX_PAGES; page++) {
        String address =
            "%s/pulls?state=all&sort=recentupdate&limit=%d&page=%d"
                .formatted(GiteaApi.path(owner, name), PAGE, page);
        Optional<RestAnswer> answer =
            rest.find(
                RestCall.get(address), "read the pull requests of %s/%s".formatted(owner, name));
        if (answer.isEmpty()) {
          return List.of();
        }
        JsonNode pulls = answer.get().json();
        pulls.forEach(
            pull -> {
              if (pull.path("head").path("label").asText().equals(branch)) {
                found.add(pullRequest(owner, name, pull));
              }
            });
        if (pulls.size() < PAGE) {
          break;
        }
      }
      return found.stream()
          .sorted((one, other) -> Long.compare(other.number(), one.number()))
          .toList();
    }

    @Override
    public PullRequest open(ProposedChange change, String targetBranch, String body) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("head", change.branch());
      request.put("base", targetBranch);
      request.put("title", change.draft() ? "WIP: " + change.title() : change.title());
      request.put("body", body);
      RestAnswer answer =
          rest.send(
              RestCall.post(GiteaApi.path(change.owner(), change.name()) + "/pulls", request));
      if (answer.status() == 409) {
        throw HostWords.alreadyProposed(change, targetBranch);
      }
      if (answer.status() == 404) {
        throw new NotReadyYet(
            "Gitea has not taken in branch %s of %s yet. It is tried again."
                .formatted(change.branch(), change.slug()));
      }
      if (!answer.isOk()) {
        throw rest.refused(answer, "open a pull request in " + change.slug());
      }
      return pullRequest(change.owner(), change.name(), answer.json());
    }

    @Override
    public void close(String owner, String name, PullRequest pullRequest) {
      rest.require(
          RestCall.patch(
              "%s/pulls/%d".formatted(GiteaApi.path(owner, name), pullRequest.number()),
              Map.of("state", "closed")),
          "close pull request %s/%s#%d".formatted(owner, name, pullRequest.number()));
    }

    private PullRequest pullRequest(String owner, String name, JsonNode json) {
      long number = json.path("number").asLong();
      Origin origin = StepTrailer.origin(json.path("body").asText());
      boolean merged = json.path("merged").asBoolean();
      return new PullRequest(
          number,
          URI.create("%s/%s/%s/pulls/%d".formatted(settings.url(), owner, name, number)),
          json.path("head").path("label").asText(),
          json.path("base").path("label").asText(),
          json.path("head").path("sha").asText(null),
          merged
              ? State.MERGED
              : json.path("state").asText().equals("open") ? State.OPEN : State.CLOSED,
          origin == null ? null : origin.mark(),
          origin != null && origin.ownBranch());
    }
  }
}
