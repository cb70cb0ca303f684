package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.github.Actors;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectBranchTest implements ActionContract<ProtectBranch.Input, NoOutput> {

  static final BranchRules RULES =
      new BranchRules(
          true,
          false,
          new Actors(List.of(), List.of(), List.of("renovate")),
          2,
          new Actors(List.of("ada"), List.of("platform"), List.of()),
          List.of("build"),
          true,
          false,
          false,
          true,
          false);

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<ProtectBranch.Input, NoOutput> action() {
    return new ProtectBranch(world.hosts(this), new BranchGuard(world.own(this)));
  }

  @Override
  public ProtectBranch.Input input() {
    return new ProtectBranch.Input(GithubWorld.REPO_URL, null, true, false, RULES, null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person changes its rules", () -> world.replaceRules(RULES));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person removes its rules",
        () -> world.github.github().branches().unprotect(GithubWorld.NAME, "main"));
  }

  @Test
  void protectsTheDefaultBranchWhenNoneIsNamed() {
    action().run(input(), step());

    assertThat(world.github.thing(GithubWorld.NAME, "protection", "main"))
        .isEqualTo(new Protection("main", true, false, RULES));
  }

  @Test
  void leavesRulesThatReplacedOthersAndSaysSo() {
    world.github.protect(GithubWorld.NAME, new Protection("main", false, false, RULES));
    action().run(input(), step());
    TestStep undo = step();

    action().undo(input(), new NoOutput(), undo);

    assertThat(world.github.isProtected(GithubWorld.NAME, "main")).isTrue();
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void refusesARepositoryThatIsNotThere() {
    world.repositories.delete(world.repositories.find("acme", "payments").orElseThrow());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("acme/payments");
  }

  @Test
  void usesTheTokenOfTheInput() {
    var input =
        new ProtectBranch.Input(GithubWorld.REPO_URL, "main", true, false, RULES, "s3cr3t-value");

    action().run(input, step());

    assertThat(world.tokens()).containsExactly("s3cr3t-value");
  }
}
