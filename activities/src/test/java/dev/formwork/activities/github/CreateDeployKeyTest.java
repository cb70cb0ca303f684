package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import org.junit.jupiter.api.Test;

class CreateDeployKeyTest implements ActionContract<CreateDeployKey.Input, CreateDeployKey.Output> {

  private static final String KEY = "ssh-ed25519 AAAAC3Nz";

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<CreateDeployKey.Input, CreateDeployKey.Output> action() {
    return new CreateDeployKey(world.hosts(this), world.own(this));
  }

  @Override
  public CreateDeployKey.Input input() {
    return new CreateDeployKey.Input(
        GithubWorld.REPO_URL, KEY, "s3cr3t-value", "ci release-key", null, null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does(
        "a person replaces the secret, the key itself cannot be edited",
        () -> world.replaceDeployedSecret("CI_RELEASE_KEY_PRIVATE_KEY", KEY));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person removes the key and the secret",
        () -> world.removeDeployKey("CI_RELEASE_KEY_PRIVATE_KEY", KEY));
  }

  @Test
  void keepsThePrivatePartUnderANameMadeOfTheKeys() {
    CreateDeployKey.Output output = action().run(input(), step());

    assertThat(output.privateKeySecretName()).isEqualTo("CI_RELEASE_KEY_PRIVATE_KEY");
    assertThat(world.github.thing(GithubWorld.NAME, "secret", "CI_RELEASE_KEY_PRIVATE_KEY"))
        .isEqualTo("s3cr3t-value");
  }

  @Test
  void refusesAKeyThatSomebodyElseAdded() {
    world.github.addKey(GithubWorld.NAME, "old", KEY);

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("publicKey");
  }

  @Test
  void leavesASecretThatWasThereBeforeWhenUndone() {
    world.github.keepSecret(GithubWorld.NAME, "CI_RELEASE_KEY_PRIVATE_KEY", "older");
    CreateDeployKey.Output output = action().run(input(), step());

    action().undo(input(), output, step());

    assertThat(world.github.hasSecret(GithubWorld.NAME, "CI_RELEASE_KEY_PRIVATE_KEY")).isTrue();
    assertThat(world.github.findKey(GithubWorld.NAME, KEY)).isEmpty();
  }

  @Test
  void neverShowsThePrivatePart() {
    TestStep step = step();
    CreateDeployKey.Output output = action().run(input(), step);

    assertThat(input().toString() + output + step.lines() + step.made())
        .doesNotContain("s3cr3t-value");
  }
}
