package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.github.Webhooks.NewWebhook;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateWebhookTest implements ActionContract<CreateWebhook.Input, NoOutput> {

  private static final String URL = "https://ci.example.org/github";

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<CreateWebhook.Input, NoOutput> action() {
    return new CreateWebhook(world.hosts(this), world.own(this));
  }

  @Override
  public CreateWebhook.Input input() {
    return new CreateWebhook.Input(
        GithubWorld.REPO_URL, URL, "s3cr3t-value", List.of("push"), true, "json", false, null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person edits its events", () -> world.replaceWebhook(URL));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person removes it",
        () ->
            world
                .github
                .github()
                .webhooks()
                .deleteWebhook(
                    GithubWorld.NAME,
                    world
                        .github
                        .github()
                        .webhooks()
                        .findWebhook(GithubWorld.NAME, URL)
                        .orElseThrow()
                        .id()));
  }

  @Test
  void makesTheWebhookAsItIsAskedFor() {
    action().run(input(), step());

    assertThat(world.github.thing(GithubWorld.NAME, "webhook", URL))
        .isEqualTo(new NewWebhook(URL, "s3cr3t-value", List.of("push"), true, "json", false));
  }

  @Test
  void goesOnWithAWarningWhenSomebodyElseHasTheWebhook() {
    world.github.createWebhook(
        GithubWorld.NAME, new NewWebhook(URL, null, List.of("push"), true, "form", false));
    TestStep step = step();

    action().run(input(), step);
    action().undo(input(), new NoOutput(), step());

    assertThat(step.lines()).anyMatch(line -> line.contains("already"));
    assertThat(world.github.findWebhook(GithubWorld.NAME, URL)).isPresent();
  }

  @Test
  void goesOnWithAWarningWhenGithubRefusesTheWebhook() {
    world.repositories.delete(world.repositories.find("acme", "payments").orElseThrow());
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.lines()).anyMatch(line -> line.startsWith("warn: The run goes on without"));
    assertThat(step.made()).isEmpty();
  }

  @Test
  void neverShowsTheSecret() {
    TestStep step = step();
    action().run(input(), step);

    assertThat(input().toString() + input().webhook() + step.lines() + step.made())
        .doesNotContain("s3cr3t-value");
  }
}
