package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.github.Issues;
import dev.formwork.activities.port.github.Issues.NewIssue;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelIssueTest implements ActionContract<LabelIssue.Input, NoOutput> {

  private final GithubWorld world = GithubWorld.withRepository();
  private final Issues issues = world.github.github().issues();

  LabelIssueTest() {
    issues.openIssue(
        GithubWorld.NAME,
        new NewIssue("A bug", null, List.of(), null, List.of("bug"), "somebody else's"));
  }

  @Override
  public Action<LabelIssue.Input, NoOutput> action() {
    return new LabelIssue(world.hosts(this), world.own(this));
  }

  @Override
  public LabelIssue.Input input() {
    return input(1);
  }

  private static LabelIssue.Input input(long number) {
    return new LabelIssue.Input(GithubWorld.REPO_URL, number, List.of("bug", "urgent", "ui"), null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.cannot("a label on an issue has nothing to change");
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person takes the labels off",
        () ->
            List.of("urgent", "ui")
                .forEach(label -> issues.removeLabel(GithubWorld.NAME, 1, label)));
  }

  @Test
  void leavesLabelsThatWereThereBeforeWhenUndone() {
    action().run(input(), step());
    List<String> labelled = issues.labels(GithubWorld.NAME, 1);

    action().undo(input(), new NoOutput(), step());

    assertThat(labelled).containsExactly("bug", "urgent", "ui");
    assertThat(issues.labels(GithubWorld.NAME, 1)).containsExactly("bug");
  }

  @Test
  void goesOnWithAWarningWhenThereIsNoSuchIssue() {
    TestStep step = step();

    action().run(input(7), step);

    assertThat(step.lines()).anyMatch(line -> line.startsWith("warn:") && line.contains("issue 7"));
  }
}
