package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.port.github.Pages.Site;
import org.junit.jupiter.api.Test;

class EnablePagesTest implements ActionContract<EnablePages.Input, NoOutput> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<EnablePages.Input, NoOutput> action() {
    return new EnablePages(world.hosts(this), world.own(this));
  }

  @Override
  public EnablePages.Input input() {
    return new EnablePages.Input(GithubWorld.REPO_URL, "legacy", "main", "/docs", null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person turns it into another site", () -> world.replaceSite());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person turns it off", () -> world.github.github().pages().disableSite(GithubWorld.NAME));
  }

  @Test
  void leavesTheSameSiteOfSomebodyElse() {
    world.github.enableSite(GithubWorld.NAME, new Site("legacy", "main", "/docs"));

    action().run(input(), step());
    action().undo(input(), new NoOutput(), step());

    assertThat(world.github.findSite(GithubWorld.NAME)).isPresent();
  }

  @Test
  void refusesToReplaceAnotherSite() {
    world.github.enableSite(GithubWorld.NAME, new Site("workflow", "main", "/"));

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("workflow");
  }
}
