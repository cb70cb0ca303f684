package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushFilesTest implements ActionContract<PushFiles.Input, PushFiles.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<PushFiles.Input, PushFiles.Output> action() {
    return new PushFiles(world.seenBy(this));
  }

  @Override
  public PushFiles.Input input() {
    return input("generated", "charts", "deploy");
  }

  private static PushFiles.Input input(String branch, String source, String target) {
    return new PushFiles.Input(
        GitlabWorld.REPO,
        branch,
        "Update",
        source,
        target,
        null,
        PushFiles.CommitAction.AUTO,
        false);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("charts/Chart.yaml", "name: payments\n", "README.md", "# Payments\n");
  }

  @Override
  public TestStep step() {
    return world.step(files());
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person pushes a commit", () -> world.push("generated"));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does(
        "a person deletes the branch",
        () ->
            world.gitlab.roles().branches().withdraw("acme/payments", "generated", step().mark()));
  }

  @Test
  void pushesOneFolderIntoAnother() {
    PushFiles.Output output = action().run(input(), step());

    assertThat(output.projectPath()).isEqualTo("acme/payments");
    assertThat(world.gitlab.contents().files())
        .containsEntry("acme/payments generated", Map.of("deploy/Chart.yaml", "name: payments\n"));
  }

  @Test
  void makesNoCommitWhenNothingDiffers() {
    action().run(input(), stepOfAnotherRun());
    TestStep step = step();

    PushFiles.Output output = action().run(input(), step);

    assertThat(output.commitHash()).isNull();
    assertThat(step.lines()).anyMatch(line -> line.contains("allowEmpty"));
  }

  @Test
  void tellsThatItsCommitStaysOnABranchOfOthers() {
    action().run(input(), stepOfAnotherRun());
    PushFiles.Output output = action().run(input("generated", "", ""), step());
    TestStep undo = step();

    action().undo(input("generated", "", ""), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
  }
}
