package dev.formwork.integrations.postgres;

import static dev.formwork.activities.port.journal.RunJournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnannouncedUndoIT {

  private static final String WORKFLOW = "run:" + RUN.runId();

  private final DataSource database = TestDatabase.fresh();
  private final PostgresRunJournal journal = new PostgresRunJournal(database);

  private static RunInfo from(String workflowId) {
    return new RunInfo(
        RUN.runId(),
        workflowId,
        RUN.templateRef(),
        RUN.templateTitle(),
        RUN.templateDigest(),
        RUN.initiator(),
        List.of(),
        null,
        RUN.createdAt(),
        null);
  }

  private static RunEvent event(String key, Kind kind, @Nullable RunPhase phase) {
    return new RunEvent(key, kind, Instant.EPOCH, null, null, phase, key, Map.of());
  }

  private static RunEvent step(String key, StepState state) {
    return new RunEvent(key, Kind.LOG, Instant.EPOCH, "publish", state, null, key, Map.of());
  }

  private List<String> texts(String sql) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private String run() {
    return texts("select phase || ' ' || workflow_id from run").getFirst();
  }

  @BeforeEach
  void aRunHasEndedAndKeptWhatItMade() {
    TestDatabase.insertRun(database, RUN.runId());
    journal.record(from(WORKFLOW), List.of(step("made", StepState.COMPLETED)));
    journal.record(from(WORKFLOW), List.of(step("kept", StepState.KEPT)));
    journal.record(
        from(WORKFLOW), List.of(event("run:completion", Kind.COMPLETION, RunPhase.FAILED)));
  }

  @Test
  void opensTheRunAgainAndNamesTheWorkflowThatDecisionsGoTo() {
    String undo = WORKFLOW + ".undo.1000001";

    journal.record(from(undo), List.of(event("undo:undoing", Kind.LOG, RunPhase.UNDOING)));

    assertThat(run()).isEqualTo("undoing " + undo);
    assertThat(texts("select state from run_step where step_id = 'publish'"))
        .containsExactly("completed");
    assertThat(texts("select event_key from run_event where type = 'completion'")).isEmpty();
  }

  @Test
  void endsWithItsOwnCompletion() {
    String undo = WORKFLOW + ".undo.1000001";

    journal.record(
        from(undo),
        List.of(
            event("undo:undoing", Kind.LOG, RunPhase.UNDOING),
            step("undo:publish", StepState.UNDONE),
            event("undo:run:completion", Kind.COMPLETION, RunPhase.UNDONE)));

    assertThat(run()).isEqualTo("undone " + undo);
    assertThat(texts("select state from run_step where step_id = 'publish'"))
        .containsExactly("undone");
    assertThat(texts("select event_key from run_event where type = 'completion'"))
        .containsExactly("undo:run:completion");
  }

  @Test
  void isSeenByItsEndWhenItsBeginningWasLost() {
    journal.record(
        from(WORKFLOW + ".undo.1000001"),
        List.of(event("undo:run:completion", Kind.COMPLETION, RunPhase.UNDONE)));

    assertThat(run()).startsWith("undone ");
  }

  @Test
  void isNotThatOfAnEarlierWorkflowOrOfAnotherRun() {
    journal.record(
        from(WORKFLOW + ".undo.7"),
        List.of(event("undo:7:run:completion", Kind.COMPLETION, RunPhase.UNDONE)));

    journal.record(
        from(WORKFLOW + ".undo.6"), List.of(event("undo:6", Kind.LOG, RunPhase.UNDOING)));
    journal.record(from("run:other.undo.9"), List.of(event("late", Kind.LOG, RunPhase.UNDOING)));
    journal.record(from(WORKFLOW), List.of(event("later", Kind.LOG, RunPhase.UNDOING)));

    assertThat(run()).isEqualTo("undone " + WORKFLOW + ".undo.7");
  }
}
