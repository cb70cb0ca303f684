package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.github.Environments.Environment;
import dev.formwork.activities.port.github.Environments.Reviewer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateEnvironmentTest implements ActionContract<CreateEnvironmentInput, NoOutput> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<CreateEnvironmentInput, NoOutput> action() {
    return new CreateEnvironment(world.hosts(this), world.own(this));
  }

  @Override
  public CreateEnvironmentInput input() {
    return input(new CreateEnvironmentInput.BranchPolicy(false, true), "group:default/platform");
  }

  private static CreateEnvironmentInput input(
      CreateEnvironmentInput.BranchPolicy policy, String reviewer) {
    return new CreateEnvironmentInput(
        GithubWorld.REPO_URL,
        "production",
        policy,
        List.of("release/*"),
        List.of("v*"),
        Map.of("REGION", "eu"),
        Map.of("REGISTRY_TOKEN", "s3cr3t-value"),
        10,
        true,
        List.of(reviewer),
        null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does(
        "a person changes its settings",
        () ->
            world
                .github
                .github()
                .environments()
                .putEnvironment(GithubWorld.NAME, input(null, "user:default/bob").environment()));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person removes it",
        () ->
            world.github.github().environments().deleteEnvironment(GithubWorld.NAME, "production"));
  }

  @Test
  void takesTheNameOfAnEntityForASlugOrLogin() {
    action().run(input(), step());

    assertThat(world.github.thing(GithubWorld.NAME, "environment", "production"))
        .isInstanceOfSatisfying(
            Environment.class,
            made -> {
              assertThat(made.reviewers()).containsExactly(new Reviewer(true, "platform"));
              assertThat(made.protectedBranchesOnly()).isFalse();
              assertThat(made.waitMinutes()).isEqualTo(10);
            });
  }

  @Test
  void refusesAPolicyThatContradictsItself() {
    var both = new CreateEnvironmentInput.BranchPolicy(true, true);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(both, "user:default/ada"), step()))
        .withMessageContaining("deploymentBranchPolicy");
  }

  @Test
  void refusesAReviewerThatIsNeitherPersonNorGroup() {
    var custom = new CreateEnvironmentInput.BranchPolicy(false, true);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(custom, "component:default/payments"), step()))
        .withMessageContaining("component:default/payments");
  }

  @Test
  void leavesAnEnvironmentThatWasThereBeforeAndSaysSo() {
    world.github.putEnvironment(GithubWorld.NAME, input().environment());
    action().run(input(), step());
    TestStep undo = step();

    action().undo(input(), new NoOutput(), undo);

    assertThat(world.github.hasEnvironment(GithubWorld.NAME, "production")).isTrue();
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void hidesTheValuesOfSecrets() {
    assertThat(input().toString() + input().environment())
        .contains("REGISTRY_TOKEN")
        .doesNotContain("s3cr3t-value");
  }
}
