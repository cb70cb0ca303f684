package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoDecision;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StuckUndoTest {

  private static final String ADA = "user:default/ada";

  @RegisterExtension final TestRuns runs = new TestRuns();

  private static Requests threeSteps() {
    return Requests.of(step("fetch"), step("publish"), step("notify")).newest();
  }

  @Test
  void waitsForAWordWhileTheOtherUndosGoOn() {
    runs.actions().failing("test:notify", "Conflict", "No.").undoFailing("test:publish");
    TemplateRun run = runs.start(threeSteps());

    List<StuckUndo> stuck = awaitStuck(run, 1);

    assertThat(stuck).extracting(StuckUndo::stepId).containsExactly("publish");
    assertThat(stuck.getFirst().message()).isEqualTo("Gone.");
    assertThat(run.state().phase()).isEqualTo(RunPhase.UNDOING);
    assertThat(runs.actions().world()).hasSize(1).first().asString().endsWith("/publish");
    skip(run, "publish");
    runs.result(run);
  }

  @Test
  void triesTheUndoAgain() {
    runs.actions().failing("test:notify", "Conflict", "No.").undoFailingOnce("test:publish");
    TemplateRun run = runs.start(threeSteps());
    awaitStuck(run, 1);

    retry(run, "publish");

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void leavesWhatAPersonGivesUp() {
    runs.actions().failing("test:notify", "Conflict", "No.").undoFailing("test:publish");
    TemplateRun run = runs.start(threeSteps());
    awaitStuck(run, 1);

    skip(run, "publish");

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(view.leftovers())
        .extracting(Leftover::reason)
        .containsExactly("Gone. user:default/ada left it.");
    assertThat(view.stuckUndos()).isEmpty();
  }

  @Test
  void leavesWhatNobodyDecidesAbout() {
    runs.actions()
        .failing("test:notify", "Conflict", "No.")
        .undoFailing("test:publish")
        .undoFailing("test:fetch");

    RunView view = runs.run(threeSteps());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(view.leftovers())
        .extracting(Leftover::reason)
        .containsOnly("Gone. Nobody decided in time.")
        .hasSize(2);
  }

  @Test
  void refusesAWordAboutAnUndoThatDoesNotWait() {
    runs.actions().failing("test:notify", "Conflict", "No.").undoFailing("test:publish");
    TemplateRun run = runs.start(threeSteps());
    awaitStuck(run, 1);

    assertThatThrownBy(() -> retry(run, "fetch"))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining("No undo of step 'fetch' waits for a decision");

    skip(run, "publish");
    runs.result(run);
  }

  @Test
  void tellsThatAPersonIsNeededUntilNobodyIs() {
    Requests requests = threeSteps();
    runs.actions().failing("test:notify", "Conflict", "No.").undoFailingOnce("test:publish");
    TemplateRun run = runs.start(requests);
    awaitStuck(run, 1);

    retry(run, "publish");

    runs.result(run);
    assertThat(runs.tellings(requests)).filteredOn("NeedsAttention"::equals).hasSize(2);
  }

  static void retryAndSkip(TemplateRun run) {
    awaitStuck(run, 2);
    retry(run, "publish");
    skip(run, "fetch");
  }

  private static void retry(TemplateRun run, String stepId) {
    run.decideUndo(new UndoDecision(stepId, UndoDecision.Verb.RETRY, ADA, null));
  }

  private static void skip(TemplateRun run, String stepId) {
    run.decideUndo(new UndoDecision(stepId, UndoDecision.Verb.SKIP, ADA, null));
  }

  /** Asks until so many undos wait. */
  private static List<StuckUndo> awaitStuck(TemplateRun run, int count) {
    return TestRuns.await(
        () -> Optional.of(run.state().stuckUndos()).filter(stuck -> stuck.size() == count));
  }
}
