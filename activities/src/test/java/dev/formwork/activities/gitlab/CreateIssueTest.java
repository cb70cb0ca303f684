package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.Issue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateIssueTest implements ActionContract<CreateIssue.Input, CreateIssue.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<CreateIssue.Input, CreateIssue.Output> action() {
    return new CreateIssue(world.seenBy(this));
  }

  @Override
  public CreateIssue.Input input() {
    return new CreateIssue.Input(
        GitlabWorld.REPO,
        null,
        null,
        "Review it",
        "Please look.",
        List.of(1L),
        true,
        null,
        "2026-12-24T00:00:00Z",
        null,
        null,
        null,
        "a, b",
        "task",
        null,
        3);
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
    return ByHand.does("a person edits its title", () -> world.retitle("acme/payments", 1));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person closes it", () -> world.closeIssue("acme/payments", 1));
  }

  @Test
  void makesTheIssueInTheProjectThatTheAddressNames() {
    CreateIssue.Output output = action().run(input(), step());

    assertThat(output.issueUrl()).isEqualTo("https://gitlab.com/acme/payments/-/issues/1");
    Issue issue = world.gitlab.contents().openIssues().get("1001 Review it");
    assertThat(issue.labels()).containsExactly("a", "b");
    assertThat(issue.type()).isEqualTo("task");
    assertThat(issue.confidential()).isTrue();
  }

  @Test
  void leavesAnIssueThatPeopleWroteBelow() {
    CreateIssue.Output output = action().run(input(), step());
    world.gitlab.comment(1001, output.issueIid());
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(world.gitlab.contents().openIssues()).hasSize(1);
    assertThat(undo.leftovers().getFirst().reason()).contains("wrote");
  }

  @Test
  void asksForAProjectWhenNoneIsNamed() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Target.parse("gitlab.com").project(null))
        .withMessageContaining("input: projectId");
  }
}
