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
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pull requests on Bitbucket Cloud. */
public final class BitbucketCloudPullRequests implements PullRequestHost {

  private final BitbucketCloudApi api;
  private final RestApi rest;
  private final Proposals proposals;

  public BitbucketCloudPullRequests(BitbucketCloudSettings settings) {
    this.api = new BitbucketCloudApi(settings);
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

  /** No action asks for it: Bitbucket Cloud knows people by ids that templates do not have. */
  @Override
  public List<String> invite(
      ProposedChange.Key key, PullRequest pullRequest, Participants participants) {
    return participants.isEmpty()
        ? List.of()
        : List.of(
            "Nobody was asked to look at %s#%d, because people on Bitbucket Cloud are known by ids only. Ask them by hand."
                .formatted(key.slug(), pullRequest.number()));
  }

  private final class Pages implements PullRequestPages {

    @Override
    public Optional<Target> target(String owner, String name) {
      return api.find(owner, name)
          .map(found -> new Target(api.remote(found), found.defaultBranch()));
    }

    @Override
    public List<PullRequest> from(String owner, String name, String branch) {
      String query = "source.branch.name=\"%s\"".formatted(branch.replace("\"", ""));
      String address =
          "%s/pullrequests?q=%s&state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED&sort=-created_on&pagelen=50"
              .formatted(BitbucketCloudApi.path(owner, name), RestCall.encoded(query));
      List<PullRequest> found = new ArrayList<>();
      rest.find(RestCall.get(address), "read the pull requests of %s/%s".formatted(owner, name))
          .ifPresent(
              answer -> answer.json().path("values").forEach(one -> found.add(pullRequest(one))));
      return found;
    }

    /** A second one from the same branch to the same target changes the first. */
    @Override
    public PullRequest open(ProposedChange change, String targetBranch, String body) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("title", change.title());
      request.put("description", body);
      request.put("source", Map.of("branch", Map.of("name", change.branch())));
      request.put("destination", Map.of("branch", Map.of("name", targetBranch)));
      request.put("draft", change.draft());
      String path = BitbucketCloudApi.path(change.owner(), change.name()) + "/pullrequests";
      return pullRequest(
          rest.require(RestCall.post(path, request), "open a pull request in " + change.slug())
              .json());
    }

    @Override
    public void close(String owner, String name, PullRequest pullRequest) {
      rest.require(
          RestCall.post(
              "%s/pullrequests/%d/decline"
                  .formatted(BitbucketCloudApi.path(owner, name), pullRequest.number()),
              Map.of()),
          "decline pull request %s/%s#%d".formatted(owner, name, pullRequest.number()));
    }

    private PullRequest pullRequest(JsonNode json) {
      Origin origin = StepTrailer.origin(json.path("description").asText());
      return new PullRequest(
          json.path("id").asLong(),
          URI.create(json.at("/links/html/href").asText()),
          json.at("/source/branch/name").asText(),
          json.at("/destination/branch/name").asText(),
          null,
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
