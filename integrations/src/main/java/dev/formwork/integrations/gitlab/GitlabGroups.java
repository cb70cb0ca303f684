package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.gitlab.Group;
import dev.formwork.activities.port.gitlab.Groups;
import dev.formwork.activities.port.gitlab.NewGroup;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.util.Optional;

/** Groups by `/groups`; the mark stands in the description. */
final class GitlabGroups implements Groups {

  /** GitLab refuses longer descriptions of groups. */
  private static final int MAX_DESCRIPTION = 500;

  private final GitlabApi api;

  GitlabGroups(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Group> find(String group) {
    return api.find(GitlabApi.group(group, "?with_projects=false"), "read group " + group)
        .filter(json -> !isBeingDeleted(json))
        .map(GitlabGroups::group);
  }

  @Override
  public Group create(NewGroup wanted) {
    Group parent = wanted.parent();
    Body body =
        new Body()
            .with("name", wanted.name())
            .with("path", wanted.slug())
            .with("description", Marked.of(wanted.description(), wanted.mark(), MAX_DESCRIPTION))
            .with("parent_id", parent == null ? null : parent.id());
    Answer answer = api.send(Call.of("POST", "/groups", body.fields()));
    if (answer.isOk()) {
      return group(answer.json());
    }
    if (Refusals.isTaken(answer)) {
      return find(wanted.path())
          .orElseThrow(
              () ->
                  new NameTaken(
                      "Group path %s belongs to somebody else on GitLab, or to a group that is not deleted yet (input: path). Choose another path."
                          .formatted(wanted.path())));
    }
    throw Refusals.translate(answer, "create group " + wanted.path());
  }

  /** What waits for its deletion does not count. */
  @Override
  public boolean isEmpty(Group group) {
    String id = "" + group.id();
    return api
            .list(GitlabApi.group(id, "/projects?simple=false"), "read group " + group.path())
            .stream()
            .allMatch(GitlabGroups::isBeingDeleted)
        && api.list(GitlabApi.group(id, "/subgroups"), "read group " + group.path()).stream()
            .allMatch(GitlabGroups::isBeingDeleted);
  }

  /**
   * GitLab only marks a group at first. A second call deletes a subgroup at once; a group without a
   * parent is deleted after the days that its administrator set.
   */
  @Override
  public void delete(Group group) {
    String what = "delete group " + group.path();
    api.delete(GitlabApi.group("" + group.id(), ""), what);
    Optional<JsonNode> left = api.find(GitlabApi.group("" + group.id(), ""), what);
    if (left.isPresent() && left.get().path("parent_id").isNumber()) {
      String path = left.get().path("full_path").asText();
      api.deleteNow(GitlabApi.group("" + group.id(), ""), path, what);
    }
  }

  static boolean isBeingDeleted(JsonNode json) {
    return json.hasNonNull("marked_for_deletion_on") || json.hasNonNull("marked_for_deletion_at");
  }

  private static Group group(JsonNode json) {
    return new Group(
        json.path("id").asLong(),
        json.path("full_path").asText(),
        URI.create(json.path("web_url").asText()),
        Marked.mark(json.path("description").asText()).orElse(null));
  }
}
