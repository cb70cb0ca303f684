package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.port.gitlab.MergeRequests;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
