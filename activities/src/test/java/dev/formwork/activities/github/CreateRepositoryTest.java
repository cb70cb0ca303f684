package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.github.EveryOption;
import dev.formwork.activities.port.github.RepositoryAdmin.WorkflowAccess;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateRepositoryTest
    implements ActionContract<CreateRepository.Input, CreateRepository.Output> {

  private final GithubWorld world = new GithubWorld();

  @Override
  public Action<CreateRepository.Input, CreateRepository.Output> action() {
    return new CreateRepository(world.hosts(this));
  }

  @Override
  public CreateRepository.Input input() {
    return new CreateRepository.Input(
        GithubWorld.REPO_URL, EveryOption.options(), true, WorkflowAccess.ORGANIZATION, null);
  }

  @Override
  public Object world() {
    return List.of(
        world.repositories.contents(),
        world.repositories.contents().isEmpty() ? Map.of() : world.things());
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(world.repositories, "acme", "payments", "main");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(world.repositories, "acme", "payments");
  }

  @Test
  void beginsWithAReadme() {
    action().run(input(), step());

    assertThat(world.repositories.contents().get("acme/payments").branches().get("main").files())
        .isEqualTo(Map.of("README.md", "# payments\nTakes payments\n"));
  }

  @Test
  void leavesARepositoryThatSomebodyPushedTo() {
    CreateRepository.Output output = action().run(input(), step());
    Repository repository = world.repositories.find("acme", "payments").orElseThrow();
    var somebody = new Person("Grace", "grace@example.org");
    world.repositories.commit(
        repository,
        new FileCommit(
            "main",
            List.of(new FileChange("a.txt", null, "a")),
            "Add a",
            somebody,
            somebody,
            Instant.EPOCH));
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(world.repositories.find("acme", "payments")).isPresent();
    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void hidesTheValuesOfSecrets() {
    assertThat(input().toString()).contains("REGISTRY_TOKEN").doesNotContain("s3cr3t-value");
  }
}
