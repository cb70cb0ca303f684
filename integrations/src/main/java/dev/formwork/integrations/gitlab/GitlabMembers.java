package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.Member;
import dev.formwork.activities.port.gitlab.Members;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.Map;
import java.util.Optional;

/** People by `/groups/:id/members`, groups by `/groups/:id/share`. */
final class GitlabMembers implements Members {

  private final GitlabApi api;

  GitlabMembers(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Integer> level(String group, Member member) {
    String what = "read the members of group " + group;
    return switch (member.kind()) {
      case USER ->
          api.find(user(group, member.id()), what).map(json -> json.path("access_level").asInt());
      case GROUP -> shared(api.require(Call.of("GET", GitlabApi.group(group, "")), what), member);
    };
  }

  private static Optional<Integer> shared(JsonNode group, Member member) {
    for (JsonNode other : group.path("shared_with_groups")) {
      if (other.path("group_id").asLong() == member.id()) {
        return Optional.of(other.path("group_access_level").asInt());
      }
    }
    return Optional.empty();
  }

  @Override
  public void grant(String group, Member member, int level) {
    switch (member.kind()) {
      case USER -> grantUser(group, member.id(), level);
      case GROUP -> grantGroup(group, member.id(), level);
    }
  }

  private void grantUser(String group, long id, int level) {
    String what = "add user %d to group %s".formatted(id, group);
    Answer answer =
        api.send(
            Call.of(
                "POST",
                GitlabApi.group(group, "/members"),
                Map.of("user_id", id, "access_level", level)));
    if (answer.status() == 409) {
      api.require(Call.of("PUT", user(group, id), Map.of("access_level", level)), what);
    } else if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
  }

  /** GitLab cannot change the level of a share: it is taken away and given anew. */
  private void grantGroup(String group, long id, int level) {
    String what = "share group %s with group %d".formatted(group, id);
    Call share =
        Call.of(
            "POST",
            GitlabApi.group(group, "/share"),
            Map.of("group_id", id, "group_access", level));
    Answer answer = api.send(share);
    if (answer.status() == 409 || Refusals.isTaken(answer)) {
      api.delete(GitlabApi.group(group, "/share/" + id), what);
      api.require(share, what);
    } else if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
  }

  @Override
  public void remove(String group, Member member) {
    String what = "remove %d from group %s".formatted(member.id(), group);
    switch (member.kind()) {
      case USER -> api.delete(user(group, member.id()), what);
      case GROUP -> api.delete(GitlabApi.group(group, "/share/" + member.id()), what);
    }
  }

  private static String user(String group, long id) {
    return GitlabApi.group(group, "/members/" + id);
  }
}
