package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.scm.Repository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushRepositoryTest implements ActionContract<PushRepository.Input, PushRepository.Output> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<PushRepository.Input, PushRepository.Output> action() {
    return new PushRepository(world.hosts(this));
  }

  @Override
  public PushRepository.Input input() {
    return new PushRepository.Input(
        GithubWorld.REPO_URL,
        ProtectBranchTest.RULES,
        "main",
        true,
        true,
        "initial commit",
        null,
        null,
        null,
        null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "# Payments\n", "service/App.java", "class App {}\n");
  }

  @Override
  public Object world() {
    return List.of(world.repositories.contents(), world.things());
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void pushesACommitWithWhichTheRepositoryIsStillUnchanged() {
    action().run(input(), step());

    Repository repository = world.repositories.find("acme", "payments").orElseThrow();
    assertThat(world.repositories.changedSince(repository, null)).isEmpty();
    assertThat(world.github.isProtected(GithubWorld.NAME, "main")).isTrue();
  }

  @Test
  void reportsTheCommitInARepositoryThatTheRunDidNotMake() {
    world.repositories.delete(world.repositories.find("acme", "payments").orElseThrow());
    world.repositories.ensure("acme", "payments", "main");
    PushRepository.Output output = action().run(input(), step());
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
    assertThat(undo.leftovers().getFirst().name()).contains(output.commitHash());
  }

  @Test
  void refusesARepositoryThatIsNotThere() {
    world.repositories.delete(world.repositories.find("acme", "payments").orElseThrow());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("github:repo:create");
  }
}
