package dev.formwork.integrations.gitlab;

import dev.formwork.integrations.gitlab.StubCall.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What belongs to projects: variables, tokens, issues, pipelines, merge requests; and transfers.
 */
final class StubThings {

  private final StubProjects projects;
  private final Map<String, List<Map<String, Object>>> things = new LinkedHashMap<>();
  private int lastId = 5000;

  StubThings(StubProjects projects) {
    this.projects = projects;
  }

  /** All things of a kind, such as `issues`, of a project. */
  List<Map<String, Object>> of(String project, String kind) {
    String id = projects.find(project).map(found -> "" + found.get("id")).orElse(project);
    return things.computeIfAbsent(id + " " + kind, key -> new ArrayList<>());
  }

  List<String> state() {
    List<String> lines = new ArrayList<>();
    things.forEach(
        (key, list) -> {
          String project = projects.pathOf(key.substring(0, key.indexOf(' ')));
          String kind = key.substring(key.indexOf(' ') + 1);
          list.forEach(
              thing -> lines.add("%s %s %s".formatted(kind, project, new TreeMap<>(thing))));
        });
    return lines;
  }

  Reply reply(StubCall call) {
    Map<String, Object> project = projects.find(call.segment(1)).orElse(null);
    if (project == null) {
      return Reply.missing("Project");
    }
    String id = "" + project.get("id");
    return switch (call.segment(2)) {
      case "variables" -> variable(of(id, "variables"), call);
      case "access_tokens", "deploy_tokens" -> token(of(id, call.segment(2)), call);
      case "issues" -> StubIssues.reply(project, of(id, "issues"), call, ++lastId);
      case "triggers" -> trigger(of(id, "triggers"), call);
      case "trigger" -> start(id, project, call);
      case "pipelines" -> pipeline(of(id, "pipelines"), call);
      case "merge_requests" -> mergeRequest(project, of(id, "merge_requests"), call);
      default -> Reply.of(404, Map.of("error", "404 Not Found"));
    };
  }

  private static Reply variable(List<Map<String, Object>> variables, StubCall call) {
    boolean creates = call.method().equals("POST");
    String key = creates ? call.text("key") : call.segment(3);
    String scope =
        creates ? call.text("environment_scope") : call.query().get("filter[environment_scope]");
    Predicate<Map<String, Object>> same =
        variable ->
            variable.get("key").equals(key) && variable.get("environment_scope").equals(scope);
    if (!creates) {
      Map<String, Object> found = variables.stream().filter(same).findFirst().orElse(null);
      if (found == null) {
        return Reply.missing("Variable");
      }
      if (call.method().equals("DELETE")) {
        variables.remove(found);
        return Reply.of(204, "");
      }
      return Reply.of(200, found);
    }
    if (variables.stream().anyMatch(same)) {
      return Reply.of(
          400,
          Map.of("message", Map.of("key", List.of("(%s) has already been taken".formatted(key)))));
    }
    if (call.body().path("masked").asBoolean() && call.text("value").length() < 8) {
      return Reply.of(400, Map.of("message", Map.of("value", List.of("is invalid"))));
    }
    Map<String, Object> variable = new LinkedHashMap<>(call.fields());
    if (call.body().path("masked_and_hidden").asBoolean()) {
      variable.put("value", null);
    }
    variables.add(variable);
    return Reply.of(201, variable);
  }

  private Reply token(List<Map<String, Object>> tokens, StubCall call) {
    boolean access = call.segment(2).equals("access_tokens");
    if (call.method().equals("GET")) {
      return Reply.of(200, tokens);
    }
    if (call.method().equals("DELETE")) {
      boolean gone = tokens.removeIf(token -> ("" + token.get("id")).equals(call.segment(3)));
      return gone ? Reply.of(204, "") : Reply.missing("Token");
    }
    if (call.lacks("name") || call.body().path("scopes").isEmpty()) {
      return StubCall.required(call.lacks("name") ? "name" : "scopes");
    }
    if (access && call.lacks("expires_at")) {
      return StubCall.required("expires_at");
    }
    Map<String, Object> token = new LinkedHashMap<>(call.fields());
    token.put("id", ++lastId);
    token.put("revoked", false);
    token.putIfAbsent("username", "gitlab+deploy-token-" + lastId);
    tokens.add(token);
    Map<String, Object> told = new LinkedHashMap<>(token);
    told.put("token", (access ? "glpat-" : "gldt-") + lastId);
    return Reply.of(201, told);
  }

  static Map<String, Object> byIid(List<Map<String, Object>> all, String iid) {
    return all.stream()
        .filter(thing -> ("" + thing.get("iid")).equals(iid))
        .findFirst()
        .orElse(null);
  }

  private Reply trigger(List<Map<String, Object>> triggers, StubCall call) {
    if (call.method().equals("GET")) {
      return Reply.of(200, triggers);
    }
    if (call.method().equals("DELETE")) {
      boolean gone = triggers.removeIf(trigger -> ("" + trigger.get("id")).equals(call.segment(3)));
      return gone ? Reply.of(204, "") : Reply.missing("Trigger");
    }
    if (call.lacks("description")) {
      return StubCall.required("description");
    }
    Map<String, Object> trigger = new LinkedHashMap<>(call.fields());
    trigger.put("id", ++lastId);
    trigger.put("token", "glptt-" + lastId);
    triggers.add(trigger);
    return Reply.of(201, trigger);
  }

  private Reply start(String id, Map<String, Object> project, StubCall call) {
    boolean known =
        of(id, "triggers").stream()
            .anyMatch(trigger -> trigger.get("token").equals(call.text("token")));
    if (!known) {
      return Reply.missing("Not Found");
    }
    if (!projects.branches(project).containsKey(call.text("ref"))) {
      return Reply.of(400, Map.of("message", Map.of("base", List.of("Reference not found"))));
    }
    Map<String, Object> pipeline = new LinkedHashMap<>();
    pipeline.put("id", ++lastId);
    pipeline.put("ref", call.text("ref"));
    pipeline.put("status", "pending");
    pipeline.put("variables", call.fields().get("variables"));
    pipeline.put("web_url", project.get("web_url") + "/-/pipelines/" + lastId);
    of(id, "pipelines").add(pipeline);
    return Reply.of(201, pipeline);
  }

  private static Reply pipeline(List<Map<String, Object>> pipelines, StubCall call) {
    if (call.path().size() == 3) {
      List<Map<String, Object>> found =
          pipelines.stream()
              .filter(pipeline -> pipeline.get("ref").equals(call.query().get("ref")))
              .toList();
      return Reply.of(200, "desc".equals(call.query().get("sort")) ? found.reversed() : found);
    }
    Map<String, Object> pipeline =
        pipelines.stream()
            .filter(known -> ("" + known.get("id")).equals(call.segment(3)))
            .findFirst()
            .orElse(null);
    if (pipeline == null) {
      return Reply.missing("Pipeline");
    }
    if (call.segment(4).equals("cancel")) {
      pipeline.put("status", "canceled");
      return Reply.of(201, pipeline);
    }
    if (call.segment(4).isEmpty()) {
      return Reply.of(200, pipeline);
    }
    if (call.segment(4).equals("jobs")) {
      return Reply.of(200, pipeline.getOrDefault("jobs", List.of()));
    }
    List<Map<String, Object>> variables = new ArrayList<>();
    ((Map<?, ?>) pipeline.get("variables"))
        .forEach((key, value) -> variables.add(Map.of("key", key, "value", value)));
    return Reply.of(200, variables);
  }

  private Reply mergeRequest(
      Map<String, Object> project, List<Map<String, Object>> requests, StubCall call) {
    if (call.path().size() == 3) {
      return call.method().equals("GET")
          ? Reply.of(
              200,
              requests.stream()
                  .filter(
                      request ->
                          request
                              .get("source_branch")
                              .equals(
                                  call.query()
                                      .getOrDefault(
                                          "source_branch", "" + request.get("source_branch"))))
                  .toList()
                  .reversed())
          : open(project, requests, call);
    }
    Map<String, Object> request = byIid(requests, call.segment(3));
    if (request == null) {
      return Reply.missing("Merge Request");
    }
    return switch (call.method() + " " + call.segment(4)) {
      case "GET approval_state" ->
          Reply.of(
              200,
              Map.of(
                  "rules",
                  List.of(
                      Map.of("eligible_approvers", List.of(Map.of("id", 1), Map.of("id", 2))))));
      case "GET approvals" ->
          Reply.of(
              200,
              Map.of(
                  "approvals_left", request.getOrDefault("approvals_left", 0),
                  "approved_by", request.getOrDefault("approved_by", List.of())));
      case "GET reviewers" -> Reply.of(200, request.getOrDefault("reviewers", List.of()));
      case "PUT merge" -> merge(request);
      case "PUT " -> {
        if ("close".equals(call.text("state_event"))) {
          request.put("state", "closed");
        }
        request.putAll(call.fields());
        yield Reply.of(200, request);
      }
      default -> Reply.of(200, request);
    };
  }

  private Reply open(
      Map<String, Object> project, List<Map<String, Object>> requests, StubCall call) {
    String head = projects.branches(project).get(call.text("source_branch"));
    if (head == null) {
      return Reply.of(400, Map.of("message", List.of("Source branch \"x\" does not exist")));
    }
    boolean present =
        requests.stream()
            .anyMatch(
                request ->
                    request.get("state").equals("opened")
                        && request.get("source_branch").equals(call.text("source_branch"))
                        && request.get("target_branch").equals(call.text("target_branch")));
    if (present) {
      return Reply.of(
          409,
          Map.of(
              "message",
              List.of("Another open merge request already exists for this source branch: !1")));
    }
    Map<String, Object> request = new LinkedHashMap<>(call.fields());
    request.put("iid", requests.size() + 1);
    request.put("state", "opened");
    request.put("sha", head);
    request.put("author", Map.of("id", 1));
    request.put("detailed_merge_status", "mergeable");
    request.put("web_url", project.get("web_url") + "/-/merge_requests/" + request.get("iid"));
    requests.add(request);
    return Reply.of(201, request);
  }

  private static Reply merge(Map<String, Object> request) {
    if (!request.get("detailed_merge_status").equals("mergeable")) {
      return Reply.message(405, "405 Method Not Allowed");
    }
    request.put("merge_when_pipeline_succeeds", true);
    return Reply.of(200, request);
  }

  Reply transfer(StubCall call) {
    List<Map<String, Object>> entities = of("all", "entities");
    if (call.segment(1).equals("entities")) {
      return Reply.of(200, entities);
    }
    if (call.segment(2).equals("cancel")) {
      entities.stream()
          .filter(entity -> ("" + entity.get("bulk_import_id")).equals(call.segment(1)))
          .forEach(entity -> entity.put("status", "canceled"));
      return Reply.of(200, Map.of("id", Integer.valueOf(call.segment(1)), "status", "canceled"));
    }
    if (call.body().path("configuration").path("access_token").asText().isEmpty()) {
      return StubCall.required("configuration[access_token]");
    }
    int id = ++lastId;
    call.body()
        .path("entities")
        .forEach(
            wanted -> {
              Map<String, Object> entity = new LinkedHashMap<>();
              wanted
                  .properties()
                  .forEach(field -> entity.put(field.getKey(), field.getValue().asText()));
              entity.put("bulk_import_id", id);
              entity.put("status", "created");
              entity.put("created_at", Instant.now().toString());
              entities.add(entity);
            });
    return Reply.of(201, Map.of("id", id, "status", "created", "source_type", "gitlab"));
  }
}
