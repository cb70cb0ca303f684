package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequest.State;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.PullRequestPages;
import dev.formwork.integrations.git.StepTrailer;
import dev.formwork.integrations.git.StepTrailer.Origin;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub's pull requests, without what Git does for them. */
final class GithubPullRequestPages implements PullRequestPages {

  private final GithubApi api;

  GithubPullRequestPages(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Target> target(String owner, String name) {
    return api.find(owner, Routes.repository(owner, name), "read %s/%s".formatted(owner, name))
        .map(Answer::json)
        .map(
            found ->
                new Target(
                    new GitRemote(
                        "Repository %s/%s on GitHub".formatted(owner, name),
                        URI.create(found.path("clone_url").asText()),
                        api.login(owner)),
                    found.path("default_branch").asText("main")));
  }

  @Override
  public List<PullRequest> from(String owner, String name, String branch) {
    String path =
        "%s/pulls?state=all&sort=created&direction=desc&per_page=100&head=%s"
            .formatted(Routes.repository(owner, name), Routes.encoded(owner + ":" + branch));
    List<PullRequest> found = new ArrayList<>();
    api.find(owner, path, "read the pull requests of %s/%s".formatted(owner, name))
        .ifPresent(answer -> answer.json().forEach(json -> found.add(pullRequest(json))));
    return found;
  }

  private static PullRequest pullRequest(JsonNode json) {
    Origin origin = StepTrailer.origin(json.path("body").asText());
    return new PullRequest(
        json.path("number").asLong(),
        URI.create(json.path("html_url").asText()),
        json.path("head").path("ref").asText(),
        json.path("base").path("ref").asText(),
        json.path("head").path("sha").asText(null),
        state(json),
        origin == null ? null : origin.mark(),
        origin != null && origin.ownBranch());
  }

  private static State state(JsonNode json) {
    if (json.hasNonNull("merged_at")) {
      return State.MERGED;
    }
    return json.path("state").asText().equals("open") ? State.OPEN : State.CLOSED;
  }

  @Override
  public PullRequest open(ProposedChange change, String targetBranch, String body) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("title", change.title());
    request.put("head", change.branch());
    request.put("base", targetBranch);
    request.put("body", body);
    request.put("draft", change.draft());
    String path = Routes.repository(change.owner(), change.name()) + "/pulls";
    Answer answer = api.send(change.owner(), Call.of("POST", path, request));
    if (answer.status() == 422 && Refusals.says(answer, "pull request already exists")) {
      throw new NameTaken(
          "%s has an open pull request from %s already (input: branchName). Choose another name."
              .formatted(change.slug(), change.branch()));
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer,
          "open a pull request from %s to %s of %s"
              .formatted(change.branch(), targetBranch, change.slug()));
    }
    return pullRequest(answer.json());
  }

  @Override
  public void close(String owner, String name, PullRequest pullRequest) {
    String path = "%s/pulls/%d".formatted(Routes.repository(owner, name), pullRequest.number());
    api.require(
        owner,
        Call.of("PATCH", path, Map.of("state", "closed")),
        "close pull request %d of %s/%s".formatted(pullRequest.number(), owner, name));
  }
}
