package dev.formwork.integrations.gitlab;

import dev.formwork.integrations.gitlab.StubCall.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups, who is in them, and users. `root` owns the token; `ada` is another user. */
final class StubGroups {

  private final URI url;
  private final List<Map<String, Object>> groups = new ArrayList<>();
  private final Map<String, Integer> members = new LinkedHashMap<>();
  private final List<Map<String, Object>> users = new ArrayList<>();
  private int lastId = 10;

  StubGroups(URI url) {
    this.url = url;
    addUser(1, "root");
    addUser(2, "ada");
    add("acme", "acme", null);
    add("backend", "backend", groups.getFirst());
  }

  private void addUser(int id, String name) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id);
    user.put("username", name);
    user.put("name", name);
    user.put("state", "active");
    user.put("web_url", url + "/" + name);
    user.put("email", name.equals("root") ? "root@example.org" : null);
    user.put("created_at", "2026-01-01T00:00:00.000Z");
    user.put("public_email", "");
    users.add(user);
  }

  private Map<String, Object> add(String name, String path, Map<String, Object> parent) {
    Map<String, Object> group = new LinkedHashMap<>();
    String full = parent == null ? path : parent.get("full_path") + "/" + path;
    group.put("id", ++lastId);
    group.put("name", name);
    group.put("path", path);
    group.put("full_path", full);
    group.put("parent_id", parent == null ? null : parent.get("id"));
    group.put("web_url", url + "/groups/" + full);
    group.put("description", "");
    group.put("marked_for_deletion_on", null);
    group.put("shared_with_groups", new ArrayList<Map<String, Object>>());
    groups.add(group);
    return group;
  }

  Optional<Map<String, Object>> find(String group) {
    return groups.stream()
        .filter(
            known -> known.get("full_path").equals(group) || ("" + known.get("id")).equals(group))
        .findFirst();
  }

  List<String> paths() {
    return groups.stream().map(group -> (String) group.get("full_path")).toList();
  }

  /** A namespace is a group, or a user's own. */
  Optional<Map<String, Object>> namespace(String path) {
    return find(path)
        .or(
            () ->
                users.stream()
                    .filter(user -> user.get("username").equals(path))
                    .map(
                        user ->
                            Map.<String, Object>of(
                                "id", 9000 + (int) user.get("id"), "full_path", path))
                    .findFirst());
  }

  Optional<Map<String, Object>> namespaceOf(int id) {
    return id > 9000 ? namespace((String) users.get(id - 9001).get("username")) : find("" + id);
  }

  List<String> state() {
    List<String> lines = new ArrayList<>();
    groups.forEach(group -> lines.add("group " + group));
    members.forEach((member, level) -> lines.add("member %s %s".formatted(member, level)));
    return lines;
  }

  Reply reply(StubCall call, StubProjects projects) {
    return switch (call.segment(0)) {
      case "user" -> Reply.of(200, users.getFirst());
      case "users" -> user(call);
      case "namespaces" ->
          namespace(call.segment(1))
              .map(found -> Reply.of(200, found))
              .orElse(Reply.missing("Namespace"));
      default -> call.path().size() == 1 ? create(call) : group(call, projects);
    };
  }

  private Reply user(StubCall call) {
    if (call.path().size() == 1) {
      return Reply.of(
          200,
          users.stream()
              .filter(user -> user.get("username").equals(call.query().get("username")))
              .toList());
    }
    return users.stream()
        .filter(user -> ("" + user.get("id")).equals(call.segment(1)))
        .findFirst()
        .map(user -> Reply.of(200, user))
        .orElse(Reply.missing("User"));
  }

  private Reply create(StubCall call) {
    if (call.lacks("name") || call.lacks("path")) {
      return StubCall.required(call.lacks("name") ? "name" : "path");
    }
    Map<String, Object> parent =
        call.lacks("parent_id") ? null : find(call.text("parent_id")).orElse(null);
    String full = (parent == null ? "" : parent.get("full_path") + "/") + call.text("path");
    if (paths().contains(full)) {
      return Reply.message(400, "Failed to save group {:path=>[\"has already been taken\"]}");
    }
    if (call.text("description").length() > 500) {
      return Reply.message(400, "Failed to save group {:description=>[\"is too long\"]}");
    }
    Map<String, Object> made = add(call.text("name"), call.text("path"), parent);
    made.put("description", call.text("description"));
    return Reply.of(201, made);
  }

  private Reply group(StubCall call, StubProjects projects) {
    Map<String, Object> group = find(call.segment(1)).orElse(null);
    if (group == null) {
      return Reply.missing("Group");
    }
    String full = (String) group.get("full_path");
    return switch (call.method() + " " + call.segment(2)) {
      case "GET " -> Reply.of(200, group);
      case "DELETE " -> delete(group, call);
      case "GET projects" -> Reply.of(200, projects.in(full));
      case "GET subgroups" ->
          Reply.of(
              200,
              groups.stream()
                  .filter(other -> group.get("id").equals(other.get("parent_id")))
                  .toList());
      case "GET members", "POST members", "PUT members", "DELETE members" ->
          member(full, call, members);
      case "POST share", "DELETE share" -> share(group, call);
      default -> Reply.of(404, Map.of("error", "404 Not Found"));
    };
  }

  private Reply delete(Map<String, Object> group, StubCall call) {
    if (!"true".equals(call.query().get("permanently_remove"))) {
      if (group.get("marked_for_deletion_on") != null) {
        return Reply.message(400, "Group has been already marked for deletion");
      }
      group.put("marked_for_deletion_on", "2026-12-21");
      return Reply.message(202, "202 Accepted");
    }
    if (group.get("parent_id") == null
        || !group.get("full_path").equals(call.query().get("full_path"))) {
      return Reply.message(400, "`permanently_remove` option is only available for subgroups.");
    }
    groups.remove(group);
    return Reply.message(202, "202 Accepted");
  }

  /** People of a group or project, as both keep them. */
  static Reply member(String owner, StubCall call, Map<String, Integer> members) {
    boolean adds = call.method().equals("POST");
    String key = owner + " " + (adds ? call.text("user_id") : call.segment(3));
    Integer present = members.get(key);
    if (adds && present != null) {
      return Reply.message(409, "Member already exists");
    }
    if (!adds && present == null) {
      return Reply.missing("Member");
    }
    if (call.method().equals("DELETE")) {
      members.remove(key);
      return Reply.of(204, "");
    }
    if (!call.method().equals("GET")) {
      if (call.lacks("access_level")) {
        return StubCall.required("access_level");
      }
      members.put(key, call.body().path("access_level").asInt());
    }
    return Reply.of(adds ? 201 : 200, Map.of("access_level", members.get(key)));
  }

  @SuppressWarnings("unchecked")
  private static Reply share(Map<String, Object> group, StubCall call) {
    var shares = (List<Map<String, Object>>) group.get("shared_with_groups");
    if (call.method().equals("DELETE")) {
      boolean gone = shares.removeIf(share -> ("" + share.get("group_id")).equals(call.segment(3)));
      return gone ? Reply.of(204, "") : Reply.missing("Group Link");
    }
    long id = call.body().path("group_id").asLong();
    if (shares.stream().anyMatch(share -> share.get("group_id").equals(id))) {
      return Reply.message(409, "The group has already been taken as shared_with_group_id");
    }
    Map<String, Object> share = new LinkedHashMap<>();
    share.put("group_id", id);
    share.put("group_access_level", call.body().path("group_access").asInt());
    shares.add(share);
    return Reply.of(201, group);
  }
}
