package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.port.github.Autolinks.NewAutolink;
import org.junit.jupiter.api.Test;

class CreateAutolinkTest implements ActionContract<CreateAutolink.Input, NoOutput> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<CreateAutolink.Input, NoOutput> action() {
    return new CreateAutolink(world.hosts(this), world.own(this));
  }

  @Override
  public CreateAutolink.Input input() {
    return input("TICKET-");
  }

  private static CreateAutolink.Input input(String prefix) {
    return new CreateAutolink.Input(
        GithubWorld.REPO_URL, prefix, "https://t.example/<num>", false, null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person gives it another address", () -> world.replaceAutolink("TICKET-"));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person removes it",
        () ->
            world
                .github
                .github()
                .autolinks()
                .removeAutolink(
                    GithubWorld.NAME,
                    world
                        .github
                        .github()
                        .autolinks()
                        .findAutolink(GithubWorld.NAME, "TICKET-")
                        .orElseThrow()
                        .id()));
  }

  @Test
  void takesSeveralPrefixesInOneStep() {
    action().run(input("TICKET-"), step());
    action().run(input("BUG-"), step());

    action().undo(input("BUG-"), null, step());

    assertThat(world.github.findAutolink(GithubWorld.NAME, "TICKET-")).isPresent();
    assertThat(world.github.findAutolink(GithubWorld.NAME, "BUG-")).isEmpty();
  }

  @Test
  void leavesTheSameRuleOfSomebodyElse() {
    world.github.addAutolink(
        GithubWorld.NAME, new NewAutolink("TICKET-", "https://t.example/<num>", false));
    Object before = world();

    action().run(input(), step());
    action().undo(input(), new NoOutput(), step());

    assertThat(world()).isEqualTo(before);
  }

  @Test
  void refusesAPrefixThatLinksElsewhere() {
    world.github.addAutolink(
        GithubWorld.NAME, new NewAutolink("TICKET-", "https://old.example/<num>", false));

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("https://old.example/<num>");
  }
}
