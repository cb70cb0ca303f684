package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnsureGroupTest implements ActionContract<EnsureGroup.Input, EnsureGroup.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<EnsureGroup.Input, EnsureGroup.Output> action() {
    return new EnsureGroup(world.seenBy(this));
  }

  @Override
  public EnsureGroup.Input input() {
    return new EnsureGroup.Input(
        GitlabWorld.REPO,
        null,
        List.of("acme/teams", Map.of("name", "Payments & Billing", "slug", "payments")),
        "Takes money");
  }

  @Override
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does(
        "a person creates a project in it",
        () -> world.gitlab.addProject("acme/teams/payments/ledger"));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person deletes the groups",
        () -> world.deleteGroups("acme/teams/payments", "acme/teams"));
  }

  @Test
  void makesTheGroupsThatAreNotThere() {
    EnsureGroup.Output output = action().run(input(), step());

    assertThat(world.gitlab.contents().groups())
        .containsOnlyKeys("acme", "acme/teams", "acme/teams/payments");
    assertThat(output.groupId())
        .isEqualTo(world.gitlab.roles().groups().find("acme/teams/payments").orElseThrow().id());
  }

  @Test
  void leavesAGroupThatSomethingWasPutInto() {
    EnsureGroup.Output output = action().run(input(), step());
    world.gitlab.addProject("acme/teams/payments/api");
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(world.gitlab.contents().groups()).containsKey("acme/teams/payments");
    assertThat(undo.leftovers()).hasSize(2);
  }

  @Test
  void leavesTheGroupsThatWereThere() {
    EnsureGroup.Output output = action().run(input(), step());

    action().undo(input(), output, step());

    assertThat(world.gitlab.contents().groups()).containsOnlyKeys("acme");
  }

  @Test
  void refusesAPathThatNamesNoGroup() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                action()
                    .run(new EnsureGroup.Input(GitlabWorld.REPO, null, List.of("/"), null), step()))
        .withMessageContaining("input: path");
  }
}
