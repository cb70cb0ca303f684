package dev.formwork.integrations.gitlab;

import dev.formwork.integrations.gitlab.StubCall.Reply;
import dev.formwork.integrations.localgit.BareRepositories;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.RepositoryLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** Projects with their settings and repositories. */
final class StubProjects {

  private static final Set<String> OWN = Set.of("repository", "protected_branches", "members");

  private final LocalGitHost git;
  private final StubGroups groups;
  private final URI url;
  private final List<Map<String, Object>> projects = new ArrayList<>();
  private final Map<String, Integer> members = new LinkedHashMap<>();
  private final Set<String> protectedBranches = new TreeSet<>();
  private final Map<String, String> moved = new LinkedHashMap<>();
  private int lastId = 1000;

  StubProjects(LocalGitHost git, StubGroups groups, URI url) {
    this.git = git;
    this.groups = groups;
    this.url = url;
  }

  /** Whether a call below a project is about the project itself. */
  boolean serves(StubCall call) {
    return OWN.contains(call.segment(2));
  }

  Optional<Map<String, Object>> find(String project) {
    return projects.stream()
        .filter(
            known ->
                known.get("path_with_namespace").equals(project)
                    || ("" + known.get("id")).equals(project))
        .findFirst();
  }

  Map<String, Integer> members() {
    return members;
  }

  Set<String> protectedBranches() {
    return protectedBranches;
  }

  List<Map<String, Object>> in(String group) {
    return projects.stream()
        .filter(project -> ("" + project.get("path_with_namespace")).startsWith(group + "/"))
        .toList();
  }

  /** Moves a project, as a person does; calls to its former path are redirected. */
  void move(String from, String to) {
    Map<String, Object> project = find(from).orElseThrow();
    project.put("path_with_namespace", to);
    project.put("path", to.substring(to.lastIndexOf('/') + 1));
    project.put("namespace", Map.of("full_path", to.substring(0, to.lastIndexOf('/'))));
    moved.put(from, to);
  }

  Reply reply(StubCall call) {
    if (call.path().size() == 1) {
      return create(call);
    }
    String former = moved.get(call.segment(1));
    if (former != null && call.method().equals("GET")) {
      String location = "/api/v4/projects/" + find(former).orElseThrow().get("id");
      return new Reply(301, Map.of(), Map.of("Location", location));
    }
    Map<String, Object> project = find(call.segment(1)).orElse(null);
    if (project == null) {
      return Reply.missing("Project");
    }
    return switch (call.method() + " " + call.segment(2)) {
      case "GET " -> Reply.of(200, shown(project));
      case "PUT " -> change(project, call);
      case "DELETE " -> delete(project, call);
      case "GET members", "POST members", "PUT members", "DELETE members" ->
          StubGroups.member("" + project.get("path_with_namespace"), call, members);
      default ->
          call.segment(2).equals("protected_branches")
              ? protect(project, call)
              : repository(project, call);
    };
  }

  /** A line for each thing; a repository is called as its project. */
  List<String> state() {
    List<String> lines =
        new ArrayList<>(
            RepositoryLines.of(git, name -> pathOf(name.substring(name.indexOf('/') + 1))));
    projects.forEach(project -> lines.add("project " + new TreeMap<>(project)));
    members.forEach((member, level) -> lines.add("member %s %s".formatted(member, level)));
    protectedBranches.forEach(branch -> lines.add("protected " + branch));
    return lines;
  }

  String pathOf(String id) {
    return find(id).map(project -> "" + project.get("path_with_namespace")).orElse(id);
  }

  private Reply create(StubCall call) {
    if (call.lacks("name") && call.lacks("path")) {
      return Reply.of(
          400, Map.of("error", "name, path are missing, at least one parameter must be provided"));
    }
    Map<String, Object> namespace =
        groups.namespaceOf(call.body().path("namespace_id").asInt()).orElse(null);
    if (namespace == null) {
      return Reply.of(400, Map.of("message", Map.of("namespace", List.of("is not valid"))));
    }
    if (!Set.of("private", "internal", "public").contains(call.text("visibility"))) {
      return Reply.of(400, Map.of("error", "visibility does not have a valid value"));
    }
    if (call.text("description").length() > 2000) {
      return Reply.of(400, Map.of("message", Map.of("description", List.of("is too long"))));
    }
    String full = namespace.get("full_path") + "/" + call.text("path");
    if (find(full).isPresent()) {
      return Reply.taken("project_namespace.name", "name", "path");
    }
    Map<String, Object> project = new LinkedHashMap<>(call.fields());
    project.put("id", ++lastId);
    project.put("path_with_namespace", full);
    project.put("namespace", Map.of("full_path", namespace.get("full_path")));
    project.put("web_url", url + "/" + full);
    project.put("http_url_to_repo", "%s/git/stub/%d.git".formatted(url, lastId));
    project.put("marked_for_deletion_on", null);
    projects.add(project);
    git.create("stub", "" + lastId, "", "main", "");
    return Reply.of(201, shown(project));
  }

  /** The first branch that is pushed becomes the default one. */
  private Map<String, Object> shown(Map<String, Object> project) {
    if (project.get("default_branch") == null) {
      List<String> branches = branches(project).keySet().stream().toList();
      project.put("default_branch", branches.isEmpty() ? null : branches.getFirst());
    }
    return project;
  }

  private Reply change(Map<String, Object> project, StubCall call) {
    String branch = call.text("default_branch");
    if (!branch.isEmpty() && !branches(project).containsKey(branch)) {
      return Reply.of(
          400, Map.of("message", Map.of("base", List.of("Could not set the default branch"))));
    }
    project.putAll(call.fields());
    return Reply.of(200, project);
  }

  private Reply delete(Map<String, Object> project, StubCall call) {
    if (!"true".equals(call.query().get("permanently_remove"))) {
      if (project.get("marked_for_deletion_on") != null) {
        return Reply.message(400, "Project has already been marked for deletion");
      }
      project.put("marked_for_deletion_on", "2026-12-21");
      return Reply.message(202, "202 Accepted");
    }
    if (!project.get("path_with_namespace").equals(call.query().get("full_path"))) {
      return Reply.message(400, "`full_path` is incorrect. You must enter the complete path.");
    }
    projects.remove(project);
    git.find("stub", "" + project.get("id")).ifPresent(git::delete);
    return Reply.message(202, "202 Accepted");
  }

  private Reply protect(Map<String, Object> project, StubCall call) {
    String name = call.method().equals("POST") ? call.text("name") : call.segment(3);
    String key = project.get("path_with_namespace") + " " + name;
    boolean present = protectedBranches.contains(key);
    return switch (call.method()) {
      case "POST" -> {
        if (present) {
          yield Reply.message(409, "Protected branch '%s' already exists".formatted(name));
        }
        protectedBranches.add(key);
        yield Reply.of(201, Map.of("name", name));
      }
      case "GET" -> present ? Reply.of(200, Map.of("name", name)) : Reply.missing("Branch");
      default -> protectedBranches.remove(key) ? Reply.of(204, "") : Reply.missing("Branch");
    };
  }

  private Reply repository(Map<String, Object> project, StubCall call) {
    if (call.segment(3).equals("files")) {
      return file(project, call.query().get("ref"), call.segment(4));
    }
    Map<String, String> branches = branches(project);
    String name = call.method().equals("POST") ? call.text("branch") : call.segment(4);
    String head = branches.get(name);
    switch (call.method()) {
      case "POST" -> {
        if (head != null) {
          return Reply.message(400, "Branch already exists");
        }
        String from = branches.get(call.text("ref"));
        if (from == null) {
          return Reply.message(400, "Invalid reference name: " + call.text("ref"));
        }
        move(project, name, ObjectId.fromString(from));
        return Reply.of(201, Map.of("name", name));
      }
      case "DELETE" -> {
        if (protectedBranches.contains(project.get("path_with_namespace") + " " + name)) {
          return Reply.message(403, "Protected branch cannot be removed");
        }
        move(project, name, ObjectId.zeroId());
        return Reply.of(204, "");
      }
      default -> {
        return head == null
            ? Reply.missing("Branch")
            : Reply.of(
                200,
                Map.of(
                    "name", name,
                    "default", name.equals(shown(project).get("default_branch")),
                    "commit", Map.of("id", head)));
      }
    }
  }

  private Reply file(Map<String, Object> project, String ref, String path) {
    try (Repository repository = open(project)) {
      ObjectId blob = repository.resolve(Constants.R_HEADS + ref + ":" + path);
      return blob == null
          ? Reply.missing("File")
          : Reply.of(200, new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Head of each branch. */
  Map<String, String> branches(Map<String, Object> project) {
    Map<String, String> branches = new LinkedHashMap<>();
    try (Repository repository = open(project)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
        branches.put(ref.getName().substring(Constants.R_HEADS.length()), ref.getObjectId().name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return branches;
  }

  private void move(Map<String, Object> project, String branch, ObjectId to) {
    try (Repository repository = open(project)) {
      RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
      update.setForceUpdate(true);
      update.setNewObjectId(to);
      if (to.equals(ObjectId.zeroId())) {
        update.delete();
      } else {
        update.update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Repository open(Map<String, Object> project) {
    return BareRepositories.open(git, "stub", "" + project.get("id"));
  }
}
