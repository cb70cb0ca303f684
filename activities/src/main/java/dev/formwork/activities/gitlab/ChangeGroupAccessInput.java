package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.gitlab.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of `gitlab:group:access`; names, defaults and meaning are Backstage's. */
record ChangeGroupAccessInput(
    @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
        String repoUrl,
    @Doc("Token to use in the place of the configured one.") @Nullable String token,
    @Doc("Id or path of the group, such as `acme/payments`.")
        @Shape("{\"type\": [\"integer\", \"string\"]}")
        Object path,
    @Doc("Ids of people, such as `17`.") @Default("[]") List<Long> userIds,
    @Doc("Ids of groups that it is shared with.") @Default("[]") List<Long> groupIds,
    @Doc("Whether they are added or removed.") @Default("\"add\"") Change action,
    @Doc(
            "What they may do: a number such as 30, or `guest`, `planner`, `reporter`, `developer`, `maintainer`, `owner`.")
        @Default("30")
        @Shape("{\"type\": [\"integer\", \"string\"]}")
        Object accessLevel) {

  List<Member> members() {
    List<Member> members = new ArrayList<>();
    userIds.forEach(id -> members.add(new Member(Member.Kind.USER, id)));
    groupIds.forEach(id -> members.add(new Member(Member.Kind.GROUP, id)));
    if (members.isEmpty()) {
      throw new InvalidInput("Nobody is named (inputs: userIds, groupIds). Give at least one id.");
    }
    return members;
  }

  @Override
  public String toString() {
    return "ChangeGroupAccessInput[repoUrl=%s, path=%s, action=%s]"
        .formatted(repoUrl, path, action);
  }

  /** What happens to the members. */
  enum Change {
    ADD,
    REMOVE
  }
}
