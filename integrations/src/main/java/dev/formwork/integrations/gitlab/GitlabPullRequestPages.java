package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequest.State;
import dev.formwork.integrations.git.PullRequestPages;
import dev.formwork.integrations.git.StepTrailer;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merge requests by `/projects/:id/merge_requests`; the mark stands in the description. */
final class GitlabPullRequestPages implements PullRequestPages {

  private final GitlabApi api;

  GitlabPullRequestPages(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Target> target(String owner, String name) {
    return new GitlabProjects(api)
        .find(GitlabRepositoryHost.slug(owner, name))
        .map(
            project ->
                new Target(
                    GitlabRepositoryHost.remote(api, project.path(), project.cloneUrl()),
                    project.defaultBranch() == null ? "main" : project.defaultBranch()));
  }

  @Override
  public List<PullRequest> from(String owner, String name, String branch) {
    String query =
        "/merge_requests?state=all&scope=all&order_by=created_at&sort=desc&source_branch="
            + Wire.encoded(branch);
    String slug = GitlabRepositoryHost.slug(owner, name);
    return api.list(GitlabApi.project(slug, query), "read the merge requests of " + slug).stream()
        .map(GitlabPullRequestPages::pullRequest)
        .toList();
  }

  @Override
  public PullRequest open(ProposedChange change, String targetBranch, String body) {
    String slug = GitlabRepositoryHost.slug(change.owner(), change.name());
    Answer answer =
        api.send(
            Call.of(
                "POST",
                GitlabApi.project(slug, "/merge_requests"),
                Map.of(
                    "source_branch",
                    change.branch(),
                    "target_branch",
                    targetBranch,
                    "title",
                    (change.draft() ? "Draft: " : "") + change.title(),
                    "description",
                    body)));
    if (answer.status() == 409) {
      throw new NameTaken(
          "Branch %s of %s has an open merge request to %s already. Choose another branch."
              .formatted(change.branch(), slug, targetBranch));
    }
    if (!answer.isOk()) {
      throw Refusals.translate(answer, "open a merge request of " + slug);
    }
    return pullRequest(answer.json());
  }

  @Override
  public void close(String owner, String name, PullRequest pullRequest) {
    String slug = GitlabRepositoryHost.slug(owner, name);
    api.require(
        Call.of(
            "PUT",
            GitlabApi.project(slug, "/merge_requests/" + pullRequest.number()),
            Map.of("state_event", "close")),
        "close merge request !%d of %s".formatted(pullRequest.number(), slug));
  }

  private static PullRequest pullRequest(JsonNode json) {
    StepTrailer.@Nullable Origin origin = StepTrailer.origin(json.path("description").asText(""));
    String sha = json.path("sha").asText("");
    return new PullRequest(
        json.path("iid").asLong(),
        URI.create(json.path("web_url").asText()),
        json.path("source_branch").asText(),
        json.path("target_branch").asText(),
        sha.isEmpty() || sha.equals("null") ? null : sha,
        state(json.path("state").asText()),
        origin == null ? null : origin.mark(),
        origin != null && origin.ownBranch());
  }

  private static State state(String state) {
    return switch (state) {
      case "merged" -> State.MERGED;
      case "closed" -> State.CLOSED;
      default -> State.OPEN;
    };
  }
}
