package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Member;
import dev.formwork.activities.port.gitlab.Members;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Adds people and groups to a GitLab group, or removes them from it.")
final class ChangeGroupAccess implements Action<ChangeGroupAccessInput, ChangeGroupAccess.Output> {

  private static final String KIND = "membership";
  private static final String BEFORE = "before";

  record Output(
      @Doc("Ids of the people.") @Nullable List<Long> userIds,
      @Doc("Ids of the groups.") @Nullable List<Long> groupIds,
      @Doc("Id or path of the group.") @Shape("{\"type\": [\"integer\", \"string\"]}") Object path,
      @Doc("What they may do now; left out when they were removed.")
          @Nullable Integer accessLevel) {}

  private final Gitlabs gitlabs;

  ChangeGroupAccess(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:group:access";
  }

  @Override
  public Class<ChangeGroupAccessInput> inputType() {
    return ChangeGroupAccessInput.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo().withDryRun();
  }

  @Override
  public Output run(ChangeGroupAccessInput input, StepContext step) {
    List<Member> wanted = input.members();
    Integer level =
        input.action() == ChangeGroupAccessInput.Change.ADD
            ? AccessLevel.of(input.accessLevel())
            : null;
    if (!step.isDryRun()) {
      String group = String.valueOf(input.path());
      Members members = Target.open(gitlabs, input.repoUrl(), input.token()).members();
      if (step.noted(BEFORE).isEmpty()) {
        step.note(BEFORE, Memberships.read(members, group, wanted).text());
      }
      for (Member member : wanted) {
        set(members, group, member, level);
        step.made(KIND, "%s in %s".formatted(name(member), group), null);
        step.log().info("%s is done.".formatted(name(member)));
      }
    }
    return new Output(
        input.userIds().isEmpty() ? null : input.userIds(),
        input.groupIds().isEmpty() ? null : input.groupIds(),
        input.path(),
        level);
  }

  private static void set(Members members, String group, Member member, @Nullable Integer level) {
    if (level == null) {
      members.remove(group, member);
      return;
    }
    if (!members.level(group, member).equals(Optional.of(level))) {
      members.grant(group, member, level);
    }
  }

  /**
   * Gives back what each had before, where nobody changed it since. A membership has no place for a
   * mark, so what was before is noted before the first change.
   */
  @Override
  public void undo(ChangeGroupAccessInput input, @Nullable Output output, StepContext step) {
    String group = String.valueOf(input.path());
    String noted = step.noted(BEFORE).orElse(null);
    if (noted == null) {
      if (output != null) {
        String reason = "Nobody knows any more who was in it before. Look through its members.";
        step.leftover(KIND, group, null, reason);
      }
      return;
    }
    Members members = Target.open(gitlabs, input.repoUrl(), input.token()).members();
    Integer ours =
        input.action() == ChangeGroupAccessInput.Change.ADD
            ? AccessLevel.of(input.accessLevel())
            : null;
    Memberships.parse(noted)
        .levels()
        .forEach((member, before) -> restore(members, group, member, before, ours, step));
  }

  private static void restore(
      Members members,
      String group,
      Member member,
      Optional<Integer> before,
      @Nullable Integer ours,
      StepContext step) {
    Optional<Integer> now = members.level(group, member);
    if (now.equals(before)) {
      return;
    }
    if (!now.equals(Optional.ofNullable(ours))) {
      String reason = "Somebody changed it after the run. Look at it by hand.";
      step.leftover(KIND, "%s in %s".formatted(name(member), group), null, reason);
      return;
    }
    set(members, group, member, before.orElse(null));
    step.undone(KIND, "%s in %s".formatted(name(member), group), null);
  }

  private static String name(Member member) {
    return "%s %d".formatted(member.kind() == Member.Kind.USER ? "User" : "Group", member.id());
  }
}
