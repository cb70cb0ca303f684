package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.publish.ProposeOnGitlabInput.CommitAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposeOnGitlabTest implements ActionContract<ProposeOnGitlabInput, ProposeOnGitlab.Output> {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  private final InMemoryGitlab gitlab = new InMemoryGitlab("https://gitlab.com");

  ProposeOnGitlabTest() {
    Repository repository =
        gitlab
            .roles()
            .repositories()
            .create(
                new NewRepository(
                    "acme",
                    "payments",
                    null,
                    null,
                    NewRepository.Visibility.PRIVATE,
                    "main",
                    "somebody"));
    var change = new FileChange("teams/old.txt", null, "old");
    gitlab
        .roles()
        .repositories()
        .commit(
            repository, new FileCommit("main", List.of(change), "Begin", ADA, ADA, Instant.EPOCH));
  }

  @Override
  public Action<ProposeOnGitlabInput, ProposeOnGitlab.Output> action() {
    return new ProposeOnGitlab(WatchedGitlab.of(gitlab, this));
  }

  @Override
  public ProposeOnGitlabInput input() {
    return input(CommitAction.AUTO, "a, b");
  }

  private static ProposeOnGitlabInput input(CommitAction action, Object labels) {
    return new ProposeOnGitlabInput(
        "gitlab.com?owner=acme&repo=payments",
        "Add a team",
        "From a template",
        "new-team",
        null,
        "team",
        "teams",
        null,
        action,
        null,
        false,
        "ada",
        List.of("grace"),
        false,
        labels,
        false);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("team/old.txt", "new");
  }

  @Override
  public Object world() {
    return gitlab.contents();
  }

  private Map<String, String> pushed() {
    return gitlab.contents().repositories().get("acme/payments").branches().get("new-team").files();
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(gitlab.roles().repositories(), "acme", "payments", "new-team");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.withdraw(gitlab.roles().pullRequests(), "acme", "payments", "new-team");
  }

  @Test
  void pushesTheFilesAndAsksPeople() {
    ProposeOnGitlab.Output output = action().run(input(), step());

    InMemoryPullRequestHost.Stored opened = gitlab.contents().pullRequests().getFirst();
    assertThat(output.targetBranchName()).isEqualTo("main");
    assertThat(output.projectPath()).isEqualTo("acme/payments");
    assertThat(output.mergeRequestUrl()).isEqualTo(opened.pullRequest().url().toString());
    assertThat(opened.invited().getFirst().labels()).containsExactly("a", "b");
    assertThat(opened.invited().getFirst().reviewers()).containsExactly("grace");
    assertThat(opened.invited().getFirst().assignees()).containsExactly("ada");
    assertThat(pushed()).containsEntry("teams/old.txt", "new");
  }

  @Test
  void takesLabelsAsAList() {
    action().run(input(CommitAction.AUTO, List.of("a", "b")), step());

    assertThat(gitlab.contents().pullRequests().getFirst().invited().getFirst().labels())
        .containsExactly("a", "b");
  }

  @Test
  void deletesTheFilesWhenItIsToldSo() {
    action().run(input(CommitAction.DELETE, List.of()), step());

    assertThat(pushed()).isEmpty();
  }

  @Test
  void refusesToCreateAFileThatIsThere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(CommitAction.CREATE, List.of()), step()))
        .withMessageContaining("teams/old.txt")
        .withMessageContaining("input: commitAction");
  }

  @Test
  void refusesToUpdateAFileThatIsMissing() {
    TestStep step = TestStep.of(TestStep.RUN, Map.of("team/new.txt", "new"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(CommitAction.UPDATE, List.of()), step))
        .withMessageContaining("teams/new.txt");
  }

  @Test
  void pushesNothingWhenItIsToldSo() {
    action().run(input(CommitAction.SKIP, List.of()), step());

    assertThat(pushed()).isEqualTo(Map.of("teams/old.txt", "old"));
  }

  @Test
  void turnsOnWhatGitlabDoesByItself() {
    var input =
        new ProposeOnGitlabInput(
            "gitlab.com?owner=acme&repo=payments",
            "Add a team",
            "",
            "new-team",
            "main",
            "team",
            "teams",
            null,
            CommitAction.AUTO,
            null,
            true,
            null,
            List.of(),
            true,
            null,
            true);

    action().run(input, step());

    assertThat(gitlab.contents().branches())
        .containsExactly(
            "acme/payments removes the branch of !1",
            "acme/payments asks the approvers of !1",
            "acme/payments merges !1 when it is ready");
  }

  @Test
  void leavesAMergeRequestThatWasMerged() {
    ProposeOnGitlab.Output output = action().run(input(), step());
    gitlab.merge("acme/payments", 1);
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers().getFirst().reason()).contains("merged");
  }
}
