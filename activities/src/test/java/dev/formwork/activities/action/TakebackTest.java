package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.journal.InMemoryRunJournal;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakebackTest {

  private static final Made MADE = new Made("repository", "acme/payments", "https://git/payments");
  private static final UndoResult NOTHING = new UndoResult(List.of(), List.of());

  private final InMemoryRunJournal journal = new InMemoryRunJournal();
  private final Takeback takeback = new Takeback(run -> journal.stillMade(run, "probe"));

  @Test
  void takesBackWhatTheStepAnsweredAndTheUndoFoundGone() {
    UndoResult result = takeback.complete(NOTHING, request(ProbeWorld.request(Map.of()), MADE));

    assertThat(result.undone()).containsExactly(MADE);
  }

  @Test
  void takesBackWhatIsInTheJournalWhenNobodyKnowsTheAnswer() {
    journal.made(RUN, "probe", MADE);
    journal.made(RUN, "other", new Made("entity", "payments", null));

    UndoResult result = takeback.complete(NOTHING, request(ProbeWorld.request(Map.of()), null));

    assertThat(result.undone()).containsExactly(MADE);
  }

  @Test
  void tellsAThingOnce() {
    UndoResult told =
        new UndoResult(List.of(new Made("repository", "acme/payments", null)), List.of());

    UndoResult result = takeback.complete(told, request(ProbeWorld.request(Map.of()), MADE));

    assertThat(result).isEqualTo(told);
  }

  @Test
  void addsNothingWhenSomethingIsLeft() {
    UndoResult told =
        new UndoResult(List.of(), List.of(new Leftover("branch", "main", null, "It is merged.")));

    UndoResult result = takeback.complete(told, request(ProbeWorld.request(Map.of()), MADE));

    assertThat(result).isEqualTo(told);
  }

  @Test
  void handsOnTheRunThatTheWorkflowIsToTakeBack() {
    RunRequest child =
        new RunRequest(
            "01890a5d-ac96-774b-bcce-b302099a8058",
            3,
            "template:default/inner",
            "Inner",
            "digest",
            new RunSpec(List.of(), Map.of(), FailurePolicy.UNDO, null),
            Map.of(),
            RUN.initiator(),
            List.of(),
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            RUN.createdAt(),
            null,
            null,
            null);
    UndoResult told = new UndoResult(List.of(), List.of(), child);

    UndoResult result = takeback.complete(told, request(ProbeWorld.request(Map.of()), null));

    assertThat(result.child()).isEqualTo(child);
  }

  @Test
  void addsNothingForAnIterationWhoseAnswerNobodyKnows() {
    journal.made(RUN, "probe", MADE);

    UndoResult result =
        takeback.complete(NOTHING, request(ProbeWorld.iteration(Map.of(), "a"), null));

    assertThat(result).isEqualTo(NOTHING);
  }

  private static UndoRequest request(StepRequest step, @Nullable Made made) {
    StepResult known =
        made == null ? null : new StepResult(Map.of(), null, List.of(made), List.of());
    return new UndoRequest(step, known, List.of());
  }
}
