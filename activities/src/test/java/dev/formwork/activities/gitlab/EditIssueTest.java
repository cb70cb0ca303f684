package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.Issue;
import dev.formwork.activities.port.gitlab.IssueChange;
import dev.formwork.activities.port.gitlab.NewIssue;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditIssueTest implements ActionContract<EditIssueInput, EditIssue.Output> {

  private final GitlabWorld world = new GitlabWorld();

  EditIssueTest() {
    world
        .gitlab
        .roles()
        .issues()
        .create(
            "1001",
            new NewIssue(
                "Old title",
                "Old text",
                null,
                List.of(),
                "old,new",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "somebody"));
  }

  @Override
  public Action<EditIssueInput, EditIssue.Output> action() {
    return new EditIssue(world.seenBy(this));
  }

  @Override
  public EditIssueInput input() {
    return new EditIssueInput(
        GitlabWorld.REPO,
        null,
        1001,
        1,
        "done",
        List.of(2L),
        true,
        "New text",
        true,
        "2026-12-24",
        null,
        "incident",
        null,
        5L,
        "new",
        "close",
        "New title",
        null,
        4);
  }

  @Override
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  private Issue issue() {
    return world.gitlab.roles().issues().find("1001", 1).orElseThrow();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person edits its title", () -> world.retitle("1001", 1));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person changes it back", () -> action().undo(input(), null, step()));
  }

  @Test
  void changesWhatItIsTold() {
    EditIssue.Output output = action().run(input(), step());

    assertThat(output.state()).isEqualTo("closed");
    assertThat(output.title()).isEqualTo("New title");
    assertThat(issue().labels()).containsExactly("old", "done");
    assertThat(issue().dueDate()).isEqualTo("2026-12-24");
  }

  @Test
  void leavesAnIssueThatSomebodyChangedSince() {
    EditIssue.Output output = action().run(input(), step());
    world.gitlab.roles().issues().change("1001", 1, IssueChange.retitled("Their title"));
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(issue().title()).isEqualTo("Their title");
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void restoresWhatItChangedAloneWhenSomebodyChangedSomethingElse() {
    EditIssueInput input = closing(1);
    EditIssue.Output output = action().run(input, step());
    world.gitlab.roles().issues().change("1001", 1, IssueChange.retitled("Their title"));

    action().undo(input, output, step());

    assertThat(issue().state()).isEqualTo("opened");
    assertThat(issue().title()).isEqualTo("Their title");
  }

  /** Closes an issue and says nothing else. */
  private static EditIssueInput closing(int iid) {
    return new EditIssueInput(
        GitlabWorld.REPO,
        null,
        1001,
        iid,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "close",
        null,
        null,
        null);
  }

  @Test
  void saysThatThereIsNoSuchIssue() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(closing(99), step()))
        .withMessageContaining("#99");
  }
}
