package dev.formwork.integrations.bitbucket;

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

/** Pull requests on Bitbucket Data Center. */
public final class BitbucketServerPullRequests implements PullRequestHost {

  private final BitbucketServerApi api;
  private final RestApi rest;
  private final Proposals proposals;

  public BitbucketServerPullRequests(BitbucketServerSettings settings) {
    this.api = new BitbucketServerApi(settings);
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
          RestCall.post(
              "%s/pull-requests/%d/participants"
                  .formatted(
                      BitbucketServerApi.path(key.owner(), key.name()), pullRequest.number()),
              Map.of("user", Map.of("name", reviewer), "role", "REVIEWER"));
      String what = "ask %s to look at %s#%d".formatted(reviewer, key.slug(), pullRequest.number());
      rest.shortfall(rest.send(ask), what).ifPresent(failures::add);
    }
    return failures;
  }

  private final class Pages implements PullRequestPages {

    @Override
    public Optional<Target> target(String owner, String name) {
      return api.find(owner, name)
          .map(
              found ->
                  new Target(
                      api.remote(found), api.defaultBranch(found).orElse(found.defaultBranch())));
    }

    @Override
    public List<PullRequest> from(String owner, String name, String branch) {
      String address =
          "%s/pull-requests?state=ALL&direction=OUTGOING&order=NEWEST&limit=100&at=%s"
              .formatted(
                  BitbucketServerApi.path(owner, name), RestCall.encoded("refs/heads/" + branch));
      List<PullRequest> found = new ArrayList<>();
      rest.find(RestCall.get(address), "read the pull requests of %s/%s".formatted(owner, name))
          .ifPresent(
              answer -> answer.json().path("values").forEach(one -> found.add(pullRequest(one))));
      return found;
    }

    @Override
    public PullRequest open(ProposedChange change, String targetBranch, String body) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("title", change.title());
      request.put("description", body);
      request.put("draft", change.draft());
      request.put("fromRef", reference(change, change.branch()));
      request.put("toRef", reference(change, targetBranch));
      String path = BitbucketServerApi.path(change.owner(), change.name()) + "/pull-requests";
      RestAnswer answer = rest.send(RestCall.post(path, request));
      if (answer.status() == 409) {
        throw HostWords.alreadyProposed(change, targetBranch);
      }
      if (!answer.isOk()) {
        throw rest.refused(answer, "open a pull request in " + change.slug());
      }
      return pullRequest(answer.json());
    }

    private static Map<String, Object> reference(ProposedChange change, String branch) {
      return Map.of(
          "id",
          "refs/heads/" + branch,
          "repository",
          Map.of("slug", change.name(), "project", Map.of("key", change.owner())));
    }

    /** Bitbucket wants the version that was looked at. */
    @Override
    public void close(String owner, String name, PullRequest pullRequest) {
      String path =
          "%s/pull-requests/%d"
              .formatted(BitbucketServerApi.path(owner, name), pullRequest.number());
      String what = "decline pull request %s/%s#%d".formatted(owner, name, pullRequest.number());
      int version = rest.require(RestCall.get(path), what).json().path("version").asInt();
      rest.require(
          RestCall.post(path + "/decline?version=" + version, Map.of("version", version)), what);
    }

    private PullRequest pullRequest(JsonNode json) {
      Origin origin = StepTrailer.origin(json.path("description").asText());
      return new PullRequest(
          json.path("id").asLong(),
          URI.create(json.at("/links/self/0/href").asText()),
          json.at("/fromRef/displayId").asText(),
          json.at("/toRef/displayId").asText(),
          json.at("/fromRef/latestCommit").asText(null),
          switch (json.path("state").asText()) {
            case "OPEN" -> State.OPEN;
            case "MERGED" -> State.MERGED;
            default -> State.CLOSED;
          },
          origin == null ? null : origin.mark(),
          origin != null && origin.ownBranch());
    }
  }
}
