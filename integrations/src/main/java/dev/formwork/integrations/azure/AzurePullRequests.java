package dev.formwork.integrations.azure;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Pull requests on Azure DevOps. */
public final class AzurePullRequests implements PullRequestHost {

  private final AzureApi api;
  private final RestApi rest;
  private final Proposals proposals;

  public AzurePullRequests(AzureSettings settings) {
    this.api = new AzureApi(settings);
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
    for (String reviewer : participants.reviewers()) {
      RestCall ask =
          RestCall.put(
              AzureApi.path(
                  key.owner(),
                  key.name(),
                  "/pullrequests/%d/reviewers/%s"
                      .formatted(pullRequest.number(), RestCall.encoded(reviewer))),
              Map.of("vote", 0));
      String what = "ask %s to look at %s#%d".formatted(reviewer, key.slug(), pullRequest.number());
      rest.shortfall(rest.send(ask), what).ifPresent(failures::add);
    }
    return failures;
  }

  private final class Pages implements PullRequestPages {

    @Override
    public Optional<Target> target(String owner, String name) {
      return api.find(owner, name)
          .map(found -> new Target(api.remote(found), found.defaultBranch()));
    }

    /**
     * Each is read by itself, because a list cuts descriptions and the mark stands at their end.
     */
    @Override
    public List<PullRequest> from(String owner, String name, String branch) {
      String search =
          "/pullrequests?searchCriteria.status=all&searchCriteria.sourceRefName=%s&$top=50"
              .formatted(RestCall.encoded("refs/heads/" + branch));
      String what = "read the pull requests of %s/%s".formatted(owner, name);
      List<PullRequest> found = new ArrayList<>();
      Optional<RestAnswer> list = rest.find(RestCall.get(AzureApi.path(owner, name, search)), what);
      if (list.isPresent()) {
        for (JsonNode one : list.get().json().path("value")) {
          String path = "/pullrequests/" + one.path("pullRequestId").asLong();
          rest.find(RestCall.get(AzureApi.path(owner, name, path)), what)
              .ifPresent(answer -> found.add(pullRequest(answer.json())));
        }
      }
      return found;
    }

    @Override
    public PullRequest open(ProposedChange change, String targetBranch, String body) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("sourceRefName", "refs/heads/" + change.branch());
      request.put("targetRefName", "refs/heads/" + targetBranch);
      request.put("title", change.title());
      request.put("description", body);
      request.put("isDraft", change.draft());
      RestAnswer answer =
          rest.send(
              RestCall.post(
                  AzureApi.path(change.owner(), change.name(), "/pullrequests"), request));
      if (answer.status() == 409) {
        throw HostWords.alreadyProposed(change, targetBranch);
      }
      if (!answer.isOk()) {
        throw rest.refused(answer, "open a pull request in " + change.slug());
      }
      return pullRequest(answer.json());
    }

    @Override
    public void close(String owner, String name, PullRequest pullRequest) {
      rest.require(
          RestCall.patch(
              AzureApi.path(owner, name, "/pullrequests/" + pullRequest.number()),
              Map.of("status", "abandoned")),
          "abandon pull request %s/%s#%d".formatted(owner, name, pullRequest.number()));
    }

    private PullRequest pullRequest(JsonNode json) {
      Origin origin = StepTrailer.origin(json.path("description").asText());
      long number = json.path("pullRequestId").asLong();
      return new PullRequest(
          number,
          URI.create("%s/pullrequest/%d".formatted(json.at("/repository/webUrl").asText(), number)),
          json.path("sourceRefName").asText().replaceFirst("^refs/heads/", ""),
          json.path("targetRefName").asText().replaceFirst("^refs/heads/", ""),
          json.at("/lastMergeSourceCommit/commitId").asText(null),
          switch (json.path("status").asText()) {
            case "active" -> State.OPEN;
            case "completed" -> State.MERGED;
            default -> State.CLOSED;
          },
          origin == null ? null : origin.mark(),
          origin != null && origin.ownBranch());
    }
  }
}
