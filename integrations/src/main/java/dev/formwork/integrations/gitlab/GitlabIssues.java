package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.Issue;
import dev.formwork.activities.port.gitlab.IssueChange;
import dev.formwork.activities.port.gitlab.Issues;
import dev.formwork.activities.port.gitlab.NewIssue;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Issues by `/projects/:id/issues`; the mark is a comment at the end of the description. */
final class GitlabIssues implements Issues {

  private final GitlabApi api;

  GitlabIssues(GitlabApi api) {
    this.api = api;
  }

  /** GitLab's search finds words; the run's id is one. */
  @Override
  public Optional<Issue> madeBy(String project, String mark) {
    String word = mark.replaceFirst("/.*", "");
    String query = "/issues?scope=all&in=description&search=" + Wire.encoded(word);
    return api.list(GitlabApi.project(project, query), "look for issues of " + project).stream()
        .filter(json -> Marked.isHidden(json.path("description").asText(""), mark))
        .map(GitlabIssues::issue)
        .findFirst();
  }

  @Override
  public Optional<Issue> find(String project, long iid) {
    return api.find(path(project, iid), "read issue #%d of %s".formatted(iid, project))
        .map(GitlabIssues::issue);
  }

  @Override
  public Issue create(String project, NewIssue wanted) {
    Body body =
        new Body()
            .with("title", wanted.title())
            .with("description", Marked.hidden(wanted.description(), wanted.mark()))
            .with("confidential", wanted.confidential())
            .with("assignee_ids", wanted.assignees().isEmpty() ? null : wanted.assignees())
            .with("labels", wanted.labels())
            .with("created_at", wanted.createdAt())
            .with("due_date", day(wanted.dueDate()))
            .with("discussion_to_resolve", wanted.discussionToResolve())
            .with("merge_request_to_resolve_discussions_of", wanted.mergeRequestToResolve())
            .with("epic_id", wanted.epicId())
            .with("issue_type", wanted.type())
            .with("milestone_id", wanted.milestoneId())
            .with("weight", wanted.weight());
    return issue(
        api.require(
            Call.of("POST", GitlabApi.project(project, "/issues"), body.fields()),
            "create issue '%s' in %s".formatted(wanted.title(), project)));
  }

  @Override
  public Issue change(String project, long iid, IssueChange change) {
    Body body =
        new Body()
            .with("title", change.title())
            .with("description", change.description())
            .with("labels", change.labels())
            .with("add_labels", change.addLabels())
            .with("remove_labels", change.removeLabels())
            .with("assignee_ids", change.assignees())
            .with("confidential", change.confidential())
            .with("discussion_locked", change.discussionLocked())
            .with("due_date", change.dueDate())
            .with("epic_id", change.epicId())
            .with("issue_type", change.type())
            .with("milestone_id", change.milestoneId())
            .with("state_event", change.stateEvent())
            .with("updated_at", change.updatedAt());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(body.fields());
    if (change.weight() != null) {
      fields.put("weight", change.weight() == IssueChange.NO_WEIGHT ? null : change.weight());
    }
    return issue(
        api.require(
            Call.of("PUT", path(project, iid), fields),
            "change issue #%d of %s".formatted(iid, project)));
  }

  /** GitLab takes a day where Backstage gives day and time. */
  private static @Nullable String day(@Nullable String date) {
    return date == null || date.length() < 10 ? date : date.substring(0, 10);
  }

  private static String path(String project, long iid) {
    return GitlabApi.project(project, "/issues/" + iid);
  }

  private static Issue issue(JsonNode json) {
    String due = json.path("due_date").asText("");
    JsonNode milestone = json.path("milestone").path("id");
    return new Issue(
        json.path("project_id").asLong(),
        json.path("id").asLong(),
        json.path("iid").asLong(),
        URI.create(json.path("web_url").asText()),
        json.path("state").asText(),
        json.path("updated_at").asText(),
        json.path("title").asText(),
        json.path("description").asText(""),
        list(json.path("labels")).stream().map(JsonNode::asText).toList(),
        list(json.path("assignees")).stream().map(user -> user.path("id").asLong()).toList(),
        json.path("confidential").asBoolean(),
        json.path("discussion_locked").asBoolean(),
        due.isEmpty() || due.equals("null") ? null : LocalDate.parse(due),
        milestone.isNumber() ? milestone.asLong() : null,
        json.path("weight").isNumber() ? json.path("weight").asInt() : null,
        json.path("issue_type").asText("issue"),
        json.path("user_notes_count").asInt());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
