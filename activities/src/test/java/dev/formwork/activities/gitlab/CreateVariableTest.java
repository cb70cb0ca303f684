package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.NewVariable;
import org.junit.jupiter.api.Test;

class CreateVariableTest implements ActionContract<CreateVariable.Input, NoOutput> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<CreateVariable.Input, NoOutput> action() {
    return new CreateVariable(world.seenBy(this));
  }

  @Override
  public CreateVariable.Input input() {
    return new CreateVariable.Input(
        GitlabWorld.REPO,
        null,
        1001,
        "REGISTRY_PASSWORD",
        "s3cr3t",
        "env_var",
        false,
        true,
        true,
        false,
        "*");
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
    return ByHand.does("a person gives it another value", () -> world.revalue());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person deletes it",
        () -> world.gitlab.roles().variables().delete("1001", "REGISTRY_PASSWORD", "*"));
  }

  @Test
  void givesTheVariableItsTraitsAndTheMarkOfTheStep() {
    action().run(input(), step());

    NewVariable variable = world.gitlab.contents().variables().get("1001 * REGISTRY_PASSWORD");
    assertThat(variable.value()).isEqualTo("s3cr3t");
    assertThat(variable.hidden()).isTrue();
    assertThat(variable.mark()).isEqualTo(step().mark());
  }

  @Test
  void refusesAKeyThatIsTakenAndLeavesItsValue() {
    action().run(input(), stepOfAnotherRun());

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("REGISTRY_PASSWORD");
    action().undo(input(), null, step());
    assertThat(world.gitlab.contents().variables()).hasSize(1);
  }

  @Test
  void hidesTheValueInItsText() {
    assertThat(input().toString()).doesNotContain("s3cr3t");
  }
}
