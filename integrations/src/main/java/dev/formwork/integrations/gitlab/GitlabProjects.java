package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.Project;
import dev.formwork.activities.port.gitlab.Projects;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Projects by `/projects/:id`, with their members and branches. */
final class GitlabProjects implements Projects {

  private static final int OWNER = 50;

  private final GitlabApi api;

  GitlabProjects(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Project> find(String project) {
    return api.find(GitlabApi.project(project, ""), "read project " + project)
        .filter(json -> !GitlabGroups.isBeingDeleted(json))
        .map(GitlabProjects::project);
  }

  private static Project project(JsonNode json) {
    String branch = json.path("default_branch").asText("");
    return new Project(
        json.path("id").asLong(),
        json.path("path_with_namespace").asText(),
        URI.create(json.path("web_url").asText()),
        URI.create(json.path("http_url_to_repo").asText()),
        branch.isEmpty() || branch.equals("null") ? null : branch);
  }

  @Override
  public void configure(String project, ProjectSettings settings) {
    Map<String, Object> body =
        new Body()
            .with("name", settings.name())
            .with("auto_devops_enabled", settings.autoDevopsEnabled())
            .with("ci_config_path", settings.ciConfigPath())
            .with("merge_method", settings.mergeMethod())
            .with("squash_option", settings.squashOption())
            .with(
                "only_allow_merge_if_all_discussions_are_resolved",
                settings.onlyAllowMergeIfAllDiscussionsAreResolved())
            .with(
                "only_allow_merge_if_pipeline_succeeds",
                settings.onlyAllowMergeIfPipelineSucceeds())
            .with("allow_merge_on_skipped_pipeline", settings.allowMergeOnSkippedPipeline())
            .with("topics", settings.topics().isEmpty() ? null : settings.topics())
            .fields();
    if (!body.isEmpty()) {
      api.require(
          Call.of("PUT", GitlabApi.project(project, ""), body), "configure project " + project);
    }
  }

  @Override
  public void addOwner(String project, long userId) {
    String what = "make user %d an owner of %s".formatted(userId, project);
    String members = GitlabApi.project(project, "/members");
    Answer answer =
        api.send(Call.of("POST", members, Map.of("user_id", userId, "access_level", OWNER)));
    if (answer.status() == 409) {
      api.require(Call.of("PUT", members + "/" + userId, Map.of("access_level", OWNER)), what);
    } else if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
  }

  @Override
  public void createBranch(String project, String branch, String ref) {
    Answer answer =
        api.send(
            Call.of(
                "POST",
                GitlabApi.project(project, "/repository/branches"),
                Map.of("branch", branch, "ref", ref)));
    if (!answer.isOk() && !Refusals.says(answer, "already exists")) {
      throw Refusals.translate(
          answer, "make branch %s of %s from %s".formatted(branch, project, ref));
    }
  }

  @Override
  public void dropBranch(String project, String branch) {
    String what = "drop branch %s of %s".formatted(branch, project);
    JsonNode found = api.find(branch(project, branch), what).orElse(null);
    if (found == null || found.path("default").asBoolean()) {
      return;
    }
    String main =
        api.require(Call.of("GET", GitlabApi.project(project, "")), what)
            .path("default_branch")
            .asText();
    String head = api.find(branch(project, main), what).map(GitlabProjects::head).orElse("");
    if (head(found).equals(head)) {
      api.delete(GitlabApi.project(project, "/protected_branches/" + Wire.encoded(branch)), what);
      api.delete(branch(project, branch), what);
    }
  }

  private static String head(JsonNode branch) {
    return branch.path("commit").path("id").asText();
  }

  private static String branch(String project, String branch) {
    return GitlabApi.project(project, "/repository/branches/" + Wire.encoded(branch));
  }

  /** GitLab has answered 500 to protections that it had made, so a failure is looked at. */
  @Override
  public void protectBranch(String project, String branch) {
    String path = GitlabApi.project(project, "/protected_branches");
    String what = "protect branch %s of %s".formatted(branch, project);
    Answer answer = api.send(Call.of("POST", path, Map.of("name", branch)));
    boolean done =
        answer.isOk()
            || answer.status() == 409
            || api.find(path + "/" + Wire.encoded(branch), what).isPresent();
    if (!done) {
      throw Refusals.translate(answer, what);
    }
  }
}
