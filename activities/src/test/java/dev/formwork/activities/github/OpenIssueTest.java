package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.port.github.InMemoryIssues.StoredIssue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenIssueTest implements ActionContract<OpenIssue.Input, OpenIssue.Output> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<OpenIssue.Input, OpenIssue.Output> action() {
    return new OpenIssue(world.hosts(this));
  }

  @Override
  public OpenIssue.Input input() {
    return input("1");
  }

  private static OpenIssue.Input input(Object milestone) {
    return new OpenIssue.Input(
        GithubWorld.REPO_URL,
        "Fill in the rota",
        "See the handbook.",
        List.of("ada"),
        milestone,
        List.of("onboarding"),
        null);
  }

  /** What is open: GitHub deletes no issue. */
  @Override
  public Object world() {
    Map<String, Object> open = new TreeMap<>(world.things());
    open.values().removeIf(thing -> thing instanceof StoredIssue issue && !issue.open());
    return open;
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does(
        "a person edits its title",
        () -> world.github.retitle(GithubWorld.NAME, 1, "Fill in the new rota"));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person closes it", () -> world.github.github().issues().closeIssue(GithubWorld.NAME, 1));
  }

  @Test
  void opensTheIssueAsItIsAskedFor() {
    OpenIssue.Output output = action().run(input(), step());

    assertThat(output)
        .isEqualTo(new OpenIssue.Output("https://github.com/acme/payments/issues/1", 1));
    assertThat(world.github.thing(GithubWorld.NAME, "issue", "1"))
        .isInstanceOfSatisfying(
            StoredIssue.class,
            stored -> {
              assertThat(stored.issue().milestone()).isEqualTo(1);
              assertThat(stored.labels()).containsExactly("onboarding");
            });
  }

  @Test
  void refusesAMilestoneThatIsNoNumber() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input("v1"), step()))
        .withMessageContaining("'v1'")
        .withMessageContaining("milestone");
  }
}
