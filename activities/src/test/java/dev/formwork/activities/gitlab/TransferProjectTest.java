package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import org.junit.jupiter.api.Test;

class TransferProjectTest implements ActionContract<TransferProject.Input, TransferProject.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<TransferProject.Input, TransferProject.Output> action() {
    return new TransferProject(world.seenBy(this));
  }

  @Override
  public TransferProject.Input input() {
    return new TransferProject.Input(
        "glpat-new",
        "gitlab.com?owner=acme&repo=billing",
        "glpat-old",
        "old/billing",
        "https://gitlab.example.org");
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
    return ByHand.does("the transfer ends", () -> world.gitlab.finishWork());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person cancels the transfer", () -> action().undo(input(), null, step()));
  }

  @Test
  void answersWhereTheProjectWillBe() {
    TransferProject.Output output = action().run(input(), step());

    assertThat(output.importedRepoUrl()).isEqualTo("gitlab.com/acme/billing");
    assertThat(output.migrationId()).isEqualTo(1);
  }

  @Test
  void reportsATransferThatHasEnded() {
    TransferProject.Output output = action().run(input(), step());
    world.gitlab.finishWork();
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
  }

  @Test
  void refusesAPlaceThatAnotherRunTransfersTo() {
    action().run(input(), stepOfAnotherRun());

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("acme/billing");
  }

  @Test
  void leavesATransferThatAnotherRunStarted() {
    action().run(input(), step());
    TestStep undo = step();

    action().undo(input(), new TransferProject.Output("gitlab.com/acme/billing", 77), undo);

    assertThat(world.gitlab.contents().activeTransfers()).containsExactly("acme/billing");
  }

  @Test
  void hidesBothTokensInItsText() {
    assertThat(input().toString()).doesNotContain("glpat");
  }
}
