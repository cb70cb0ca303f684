package dev.formwork.integrations.gitlab;

import dev.formwork.integrations.gitlab.StubCall.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issues of the stub. */
final class StubIssues {

  private StubIssues() {}

  static Reply reply(
      Map<String, Object> project, List<Map<String, Object>> issues, StubCall call, int nextId) {
    if (call.path().size() == 3 && call.method().equals("GET")) {
      String word = call.query().getOrDefault("search", "");
      return Reply.of(
          200,
          issues.stream().filter(issue -> ("" + issue.get("description")).contains(word)).toList());
    }
    if (call.method().equals("POST")) {
      if (call.lacks("title")) {
        return StubCall.required("title");
      }
      Map<String, Object> issue = new LinkedHashMap<>(call.fields());
      issue.put("project_id", project.get("id"));
      issue.put("id", nextId);
      issue.put("iid", issues.size() + 1);
      issue.put("state", "opened");
      issue.put("labels", labels(call.text("labels")));
      issue.put("assignees", assignees(issue));
      issue.put("updated_at", "2026-11-21T10:00:00.000Z");
      issue.put("user_notes_count", 0);
      issue.put("web_url", project.get("web_url") + "/-/issues/" + issue.get("iid"));
      issues.add(issue);
      return Reply.of(201, issue);
    }
    Map<String, Object> issue = StubThings.byIid(issues, call.segment(3));
    if (issue == null) {
      return Reply.missing("Issue");
    }
    return call.method().equals("GET") ? Reply.of(200, issue) : Reply.of(200, edit(issue, call));
  }

  private static Map<String, Object> edit(Map<String, Object> issue, StubCall call) {
    Map<String, Object> fields = new LinkedHashMap<>(call.fields());
    Object event = fields.remove("state_event");
    if (event != null) {
      issue.put("state", event.equals("close") ? "closed" : "opened");
    }
    @SuppressWarnings("unchecked")
    List<String> labels = new ArrayList<>((List<String>) issue.get("labels"));
    if (fields.containsKey("labels")) {
      labels = new ArrayList<>(labels(call.text("labels")));
    }
    labels.removeAll(labels("" + fields.getOrDefault("remove_labels", "")));
    List<String> added = labels("" + fields.getOrDefault("add_labels", ""));
    labels.removeAll(added);
    labels.addAll(added);
    issue.putAll(fields);
    issue.put("labels", labels);
    issue.put("assignees", assignees(issue));
    if (fields.containsKey("milestone_id")) {
      Object id = fields.get("milestone_id");
      issue.put("milestone", Integer.valueOf(0).equals(id) ? null : Map.of("id", id));
    }
    return issue;
  }

  private static List<Map<String, Object>> assignees(Map<String, Object> issue) {
    List<Map<String, Object>> users = new ArrayList<>();
    if (issue.get("assignee_ids") instanceof List<?> ids) {
      ids.forEach(id -> users.add(Map.of("id", id)));
    }
    return users;
  }

  private static List<String> labels(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(","));
  }
}
