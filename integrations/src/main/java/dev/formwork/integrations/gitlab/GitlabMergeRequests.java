package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What `/projects/:id/merge_requests/:iid` has besides the rest. */
final class GitlabMergeRequests implements MergeRequests {

  /** GitLab has not looked yet: https://docs.gitlab.com/api/merge_requests/ (merge status). */
  private static final Set<String> LOOKING =
      Set.of("unchecked", "checking", "preparing", "approvals_syncing");

  private final GitlabApi api;

  GitlabMergeRequests(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<ChangeState> progress(String project, long number) {
    String path = GitlabApi.project(project, "/merge_requests/" + number);
    String what = "read merge request !%d of %s".formatted(number, project);
    return api.find(path, what)
        .map(
            json -> {
              JsonNode approvals = api.find(path + "/approvals", what).orElse(json);
              ChangeState.State state = state(json.path("state").asText());
              return new ChangeState(
                  json.path("web_url").asText(),
                  state,
                  state == ChangeState.State.MERGED ? commit(json) : null,
                  names(approvals.path("approved_by")),
                  objectors(path, what),
                  approvals.path("approvals_left").asInt(0));
            });
  }

  private static ChangeState.State state(String state) {
    return switch (state) {
      case "merged" -> ChangeState.State.MERGED;
      case "closed" -> ChangeState.State.CLOSED;
      default -> ChangeState.State.OPEN;
    };
  }

  private static @Nullable String commit(JsonNode json) {
    for (String field : List.of("merge_commit_sha", "squash_commit_sha", "sha")) {
      if (json.hasNonNull(field)) {
        return json.path(field).asText();
      }
    }
    return null;
  }

  private static List<String> names(JsonNode people) {
    List<String> names = new ArrayList<>();
    people.forEach(each -> names.add(each.path("user").path("username").asText()));
    return names;
  }

  /** GitLab without this route, before 16.9, knows no requests for changes. */
  private List<String> objectors(String path, String what) {
    return api.list(path + "/reviewers", what).stream()
        .filter(each -> each.path("state").asText().equals("requested_changes"))
        .map(each -> each.path("user").path("username").asText())
        .toList();
  }

  @Override
  public void removeSourceBranch(String project, long number, boolean remove) {
    api.require(
        Call.of("PUT", path(project, number, ""), Map.of("remove_source_branch", remove)),
        "change merge request " + name(project, number));
  }

  @Override
  public void askApprovers(String project, long number) {
    String what = "read who may approve " + name(project, number);
    JsonNode rules = api.require(Call.of("GET", path(project, number, "/approval_state")), what);
    JsonNode request = api.require(Call.of("GET", path(project, number, "")), what);
    Set<Long> reviewers = new TreeSet<>();
    request.path("reviewers").forEach(user -> reviewers.add(user.path("id").asLong()));
    Set<Long> before = Set.copyOf(reviewers);
    for (JsonNode rule : rules.path("rules")) {
      rule.path("eligible_approvers").forEach(user -> reviewers.add(user.path("id").asLong()));
    }
    reviewers.remove(request.path("author").path("id").asLong());
    if (!reviewers.equals(before)) {
      api.require(
          Call.of("PUT", path(project, number, ""), Map.of("reviewer_ids", reviewers)),
          "ask approvers to look at " + name(project, number));
    }
  }

  @Override
  public void mergeWhenReady(String project, long number) {
    String what = "merge " + name(project, number);
    JsonNode request = api.require(Call.of("GET", path(project, number, "")), what);
    String status = request.path("detailed_merge_status").asText();
    if (request.path("state").asText().equals("merged")
        || request.path("merge_when_pipeline_succeeds").asBoolean()) {
      return;
    }
    if (LOOKING.contains(status)) {
      throw new NotReadyYet(
          "GitLab still looks whether %s can be merged (%s)."
              .formatted(name(project, number), status));
    }
    Answer answer =
        api.send(Call.of("PUT", path(project, number, "/merge"), Map.of("auto_merge", true)));
    if (Set.of(405, 406, 409, 422).contains(answer.status())) {
      throw new Conflict(
          "GitLab does not let %s merge by itself (%d, %s). Look at its page, then retry the run."
              .formatted(name(project, number), answer.status(), status));
    }
    if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
  }

  private static String name(String project, long number) {
    return "merge request !%d of %s".formatted(number, project);
  }

  private static String path(String project, long number, String rest) {
    return GitlabApi.project(project, "/merge_requests/" + number + rest);
  }
}
