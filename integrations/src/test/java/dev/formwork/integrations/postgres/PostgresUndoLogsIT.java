package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.journal.RunJournalContract;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPages;
import dev.formwork.workflows.payload.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresUndoLogsIT {

  private final RunInfo run = RunJournalContract.RUN;
  private final DataSource database = withRun(run);
  private final PostgresUndoLogs logs =
      new PostgresUndoLogs(database, new SecretCipher(Keyring.generate("k1")));

  private static DataSource withRun(RunInfo run) {
    DataSource database = TestDatabase.fresh();
    TestDatabase.insertRun(database, run.runId());
    return database;
  }

  private UndoEntry entry(String stepId, String text) {
    StepRequest step =
        new StepRequest(
            run,
            stepId,
            "Step " + stepId,
            1,
            3,
            null,
            1,
            "test:" + stepId,
            Map.of("text", text),
            List.of(),
            Map.of(),
            null,
            List.of());
    return new UndoEntry(0, step, new StepResult(Map.of(), null, List.of(), List.of()));
  }

  @Test
  void readsTheNewestFirstAndNumbersAttemptsOn() {
    logs.keep(run.runId(), 1, "COMPLETED", List.of(entry("a", "1"), entry("b", "2")));
    logs.keep(run.runId(), 2, "TERMINATED", List.of(entry("c", "3")));

    List<UndoEntry> page = logs.read(run.runId(), UndoPages.NEWEST).entries();

    assertThat(page).extracting(UndoEntry::number).containsExactly(3, 2, 1);
    assertThat(page).extracting(entry -> entry.step().stepId()).containsExactly("c", "b", "a");
    assertThat(logs.read(run.runId(), 2).entries()).hasSize(1);
    assertThat(logs.read(run.runId(), 1).entries()).isEmpty();
  }

  @Test
  void keepsTheLogOfAnAttemptOnce() {
    logs.keep(run.runId(), 1, "COMPLETED", List.of(entry("a", "1")));

    logs.keep(run.runId(), 1, "COMPLETED", List.of(entry("a", "1")));

    assertThat(logs.read(run.runId(), UndoPages.NEWEST).entries()).hasSize(1);
  }

  @Test
  void putsNoMoreOnAPageThanAPayloadHoldsButAlwaysOne() {
    List<UndoEntry> large = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      large.add(entry("a" + i, "x".repeat(40_000)));
    }
    logs.keep(run.runId(), 1, "COMPLETED", large);

    assertThat(logs.read(run.runId(), UndoPages.NEWEST).entries()).hasSize(1);
  }

  @Test
  void leavesOutWhatWasTakenBack() {
    logs.keep(run.runId(), 1, "COMPLETED", List.of(entry("a", "1"), entry("b", "2")));
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute("update run_undo_entry set taken_at = now() where step_id = 'b'"));

    assertThat(logs.read(run.runId(), UndoPages.NEWEST).entries())
        .extracting(entry -> entry.step().stepId())
        .containsExactly("a");
  }

  @Test
  void keepsNothingInClear() {
    logs.keep(run.runId(), 1, "COMPLETED", List.of(entry("a", "clear-text")));

    byte[] stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select entry from run_undo_entry")
                        .mapTo(byte[].class)
                        .one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("clear-text");
  }
}
