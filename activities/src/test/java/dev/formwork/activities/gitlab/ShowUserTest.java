package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import org.junit.jupiter.api.Test;

class ShowUserTest implements ActionContract<ShowUser.Input, ShowUser.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<ShowUser.Input, ShowUser.Output> action() {
    return new ShowUser(world.seenBy(this));
  }

  @Override
  public ShowUser.Input input() {
    return new ShowUser.Input(GitlabWorld.REPO, null, null);
  }

  @Override
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Test
  void tellsAboutTheOwnerOfTheToken() {
    assertThat(action().run(input(), step()).username()).isEqualTo("root");
  }

  @Test
  void tellsAboutTheUserWithTheId() {
    long id = world.gitlab.addUser("ada").id();

    ShowUser.Output output = action().run(new ShowUser.Input(GitlabWorld.REPO, null, id), step());

    assertThat(output.username()).isEqualTo("ada");
    assertThat(output.webUrl()).isEqualTo("https://gitlab.com/ada");
  }

  @Test
  void saysThatThereIsNoSuchUser() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(new ShowUser.Input(GitlabWorld.REPO, null, 999L), step()))
        .withMessageContaining("999");
  }

  @Test
  void saysWhichGitlabsAreConfigured() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> action().run(new ShowUser.Input("gitlab.example.org", null, null), step()))
        .withMessageContaining("gitlab.com");
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }
}
