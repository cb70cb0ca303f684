package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeGroupAccessTest
    implements ActionContract<ChangeGroupAccessInput, ChangeGroupAccess.Output> {

  private final GitlabWorld world = new GitlabWorld();

  private static final Member ADA = new Member(Member.Kind.USER, 17);

  @Override
  public Action<ChangeGroupAccessInput, ChangeGroupAccess.Output> action() {
    return new ChangeGroupAccess(world.seenBy(this));
  }

  @Override
  public ChangeGroupAccessInput input() {
    return new ChangeGroupAccessInput(
        GitlabWorld.REPO,
        null,
        "acme",
        List.of(17L, 18L),
        List.of(9L),
        ChangeGroupAccessInput.Change.ADD,
        "Maintainer");
  }

  @Override
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  private ChangeGroupAccessInput removal() {
    return new ChangeGroupAccessInput(
        GitlabWorld.REPO,
        null,
        "acme",
        List.of(17L, 18L),
        List.of(),
        ChangeGroupAccessInput.Change.REMOVE,
        30);
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person gives the members another level", () -> world.regrant());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person removes the members", () -> world.removeMembers());
  }

  @Test
  void givesEverybodyTheLevel() {
    ChangeGroupAccess.Output output = action().run(input(), step());

    assertThat(world.gitlab.contents().members())
        .containsEntry("acme USER 17", 40)
        .containsEntry("acme USER 18", 40)
        .containsEntry("acme GROUP 9", 40);
    assertThat(output.accessLevel()).isEqualTo(40);
  }

  @Test
  void givesBackTheLevelThatSomebodyHadBefore() {
    world.gitlab.roles().members().grant("acme", ADA, 20);
    ChangeGroupAccess.Output output = action().run(input(), step());

    action().undo(input(), output, step());

    assertThat(world.gitlab.contents().members()).isEqualTo(Map.of("acme USER 17", 20));
  }

  @Test
  void takesThoseBackWhomItRemoved() {
    world.gitlab.roles().members().grant("acme", ADA, 20);
    ChangeGroupAccess.Output output = action().run(removal(), step());
    assertThat(world.gitlab.contents().members()).isEmpty();
    assertThat(output.accessLevel()).isNull();

    action().undo(removal(), output, step());

    assertThat(world.gitlab.contents().members()).isEqualTo(Map.of("acme USER 17", 20));
  }

  @Test
  void leavesALevelThatSomebodyChangedSince() {
    ChangeGroupAccess.Output output = action().run(input(), step());
    world.gitlab.roles().members().grant("acme", ADA, 50);
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(world.gitlab.contents().members()).isEqualTo(Map.of("acme USER 17", 50));
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void reportsMembersWhenNobodyKnowsAnyMoreWhatWasBefore() {
    ChangeGroupAccess.Output output = action().run(input(), step());
    world.kept().clear();
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"owner, 50", "Developer, 30", "minimal_access, 5", "25, 25"})
  void knowsLevelsByNameAndNumber(String level, int number) {
    assertThat(AccessLevel.of(level)).isEqualTo(number);
  }

  @Test
  void refusesALevelThatIsNone() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> AccessLevel.of("boss"))
        .withMessageContaining("maintainer");
  }

  @Test
  void refusesToChangeNobody() {
    var nobody =
        new ChangeGroupAccessInput(
            GitlabWorld.REPO,
            null,
            "acme",
            List.of(),
            List.of(),
            ChangeGroupAccessInput.Change.ADD,
            30);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(nobody, step()))
        .withMessageContaining("userIds");
  }
}
