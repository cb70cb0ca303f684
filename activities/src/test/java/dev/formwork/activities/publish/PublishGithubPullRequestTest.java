package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.RenderedInput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.github.GithubWorld;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishGithubPullRequestTest
    implements ActionContract<PublishGithubPullRequestInput, PublishGithubPullRequest.Output> {

  private final GithubWorld world = new GithubWorld();

  PublishGithubPullRequestTest() {
    Repository repository =
        world.repositories.create(
            new NewRepository(
                "acme",
                "payments",
                null,
                null,
                NewRepository.Visibility.PRIVATE,
                "main",
                "somebody else's"));
    TestStep before = TestStep.of(TestStep.RUN, Map.of("README.md", "# Payments\n"));
    world.repositories.push(
        repository, FirstCommit.of(before, null, "main", "initial commit", null, null));
  }

  @Override
  public Action<PublishGithubPullRequestInput, PublishGithubPullRequest.Output> action() {
    return new PublishGithubPullRequest(world.hosts(this));
  }

  @Override
  public PublishGithubPullRequestInput input() {
    return new PublishGithubPullRequestInput(
        GithubWorld.REPO_URL,
        "add-docs",
        "Add docs",
        "What the service does.",
        null,
        true,
        "docs",
        "/docs/./service/",
        List.of("README.md"),
        List.of("ada"),
        List.of("platform"),
        List.of("grace"),
        null,
        false,
        false,
        null,
        null,
        false,
        true,
        null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("docs/index.md", "# Docs\n", "else.txt", "else\n");
  }

  @Override
  public Object world() {
    return List.of(world.repositories.contents(), world.pullRequests.contents());
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(world.repositories, "acme", "payments", "add-docs");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.withdraw(world.pullRequests, "acme", "payments", "add-docs");
  }

  @Test
  void proposesTheFolderAndAsksPeople() {
    PublishGithubPullRequest.Output output = action().run(input(), step());

    assertThat(output)
        .isEqualTo(
            new PublishGithubPullRequest.Output(
                "main", "https://github.com/acme/payments/pull/1", 1L));
    assertThat(
            world.repositories.contents().get("acme/payments").branches().get("add-docs").files())
        .isEqualTo(Map.of("docs/service/index.md", "# Docs\n"));
    assertThat(world.pullRequests.contents().getFirst().draft()).isTrue();
    assertThat(world.pullRequests.contents().getFirst().invited())
        .containsExactly(
            new Participants(List.of("ada"), List.of("platform"), List.of("grace"), List.of()));
  }

  @Test
  void answersNothingWhenNothingDiffersAndNoPullRequestIsWanted() {
    Map<String, Object> input = rendered();
    input.put("createWhenEmpty", false);
    TestStep same = TestStep.of(TestStep.RUN, Map.of("README.md", "# Payments\n"));

    Map<String, Object> output = RenderedInput.run(action(), input, same);

    assertThat(output).isEmpty();
    assertThat(world.pullRequests.contents()).isEmpty();
  }

  @Test
  void addsToABranchThatIsThereWhenItMayUpdateIt() {
    action().run(input(), stepOfAnotherRun());
    Map<String, Object> input = rendered();
    input.put("branchName", "add-docs");
    input.put("update", true);

    Map<String, Object> output = RenderedInput.run(action(), input, step());

    assertThat(output).containsEntry("pullRequestNumber", 1L);
    assertThat(
            world.repositories.contents().get("acme/payments").branches().get("add-docs").files())
        .containsKeys("docs/service/index.md", "else.txt");
  }

  @Test
  void refusesAPathThatLeadsOutOfTheRepository() {
    Map<String, Object> input = rendered();
    input.put("filesToDelete", List.of("../secret"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RenderedInput.run(action(), input, step()))
        .withMessageContaining("../secret")
        .withMessageContaining("filesToDelete");
  }

  @Test
  void saysThatItMakesNoForks() {
    Map<String, Object> input = rendered();
    input.put("forceFork", true);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RenderedInput.run(action(), input, step()))
        .withMessageContaining("forceFork");
  }

  private static Map<String, Object> rendered() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("repoUrl", GithubWorld.REPO_URL);
    input.put("branchName", "feature");
    input.put("title", "Add docs");
    input.put("description", "What the service does.");
    return input;
  }
}
