package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.journal.RunJournalContract;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class PostgresRunJournalIT implements RunJournalContract {

  private static final String ATTENTION =
      "select attention_key || ' ' || step_id || ' ' || message from run_attention order by 1";

  private final DataSource database = TestDatabase.fresh();

  @Override
  public RunJournal journal() {
    TestDatabase.insertRun(database, RUN.runId());
    return new PostgresRunJournal(database);
  }

  @Test
  void writesBodiesAsBackstageShowsThem() {
    RunJournal journal = journal();

    journal.record(
        RUN,
        List.of(
            event("a", Kind.LOG, null, null, "Starting", Map.of()),
            event("b", Kind.LOG, "publish", StepState.RUNNING, "Beginning", Map.of("attempt", 1)),
            event("c", Kind.LOG, "publish", null, "working", Map.of()),
            event("d", Kind.LOG, "publish", StepState.COMPLETED, "Finished", Map.of()),
            event("e", Kind.LOG, "publish", StepState.UNDOING, "Taking back", Map.of()),
            event("f", Kind.CANCELLED, "publish", null, "Cancelled.", Map.of()),
            event("g", Kind.COMPLETION, null, null, "Done", Map.of("output", Map.of("url", "x")))));
    journal.record(
        RUN,
        List.of(
            event(
                "h",
                Kind.COMPLETION,
                null,
                null,
                "Failed",
                Map.of("error", Map.of("name", "E", "message", "m", "stepId", "publish")))));

    assertThat(strings("select type || ' ' || body from run_event order by id"))
        .containsExactly(
            "log {\"message\": \"Starting\"}",
            "log {\"status\": \"processing\", \"stepId\": \"publish\", \"message\": \"Beginning\"}",
            "log {\"stepId\": \"publish\", \"message\": \"working\"}",
            "log {\"status\": \"completed\", \"stepId\": \"publish\", \"message\": \"Finished\"}",
            "log {\"stepId\": \"publish\", \"message\": \"Taking back\"}",
            "cancelled {\"status\": \"cancelled\", \"stepId\": \"publish\", \"message\": \"Cancelled.\"}",
            "completion {\"output\": {\"url\": \"x\"}, \"message\": \"Done\"}",
            "completion {\"error\": {\"name\": \"E\", \"message\": \"m\"}, \"message\": \"Failed\"}");
  }

  @Test
  void keepsAnEventOnceAndItsFirstWords() {
    RunJournal journal = journal();
    journal.record(RUN, List.of(event("a", Kind.LOG, null, null, "first", Map.of())));

    journal.record(
        RUN,
        List.of(
            event("a", Kind.LOG, null, null, "again", Map.of()),
            event("b", Kind.LOG, null, null, "second", Map.of())));

    assertThat(strings("select body ->> 'message' from run_event order by id"))
        .containsExactly("first", "second");
  }

  @Test
  void showsTheStepsAsTheEventsSay() {
    RunJournal journal = journal();

    journal.record(
        RUN,
        List.of(
            event("1", Kind.LOG, "publish", StepState.RUNNING, "Beginning", Map.of("attempt", 1)),
            event("2", Kind.LOG, "publish", StepState.RUNNING, "Again", Map.of("attempt", 2)),
            event("3", Kind.LOG, "publish", StepState.COMPLETED, "Finished", Map.of()),
            event("4", Kind.LOG, "register", StepState.RUNNING, "Beginning", Map.of("attempt", 1)),
            event(
                "5",
                Kind.LOG,
                "register",
                StepState.FAILED,
                "Error: no such file",
                Map.of("failure", "no such file"))));

    assertThat(
            strings(
                "select step_id || ' ' || state || ' ' || attempts || ' ' || coalesce(failure, '-')"
                    + " || ' ' || (started_at is not null) || ' ' || (ended_at is not null)"
                    + " from run_step order by position"))
        .containsExactly(
            "publish completed 2 - true true", "register failed 1 no such file true true");
    assertThat(strings("select steps_done || ' ' || (last_event_at is not null) from run"))
        .containsExactly("1 true");
  }

  @Test
  void doesNotTurnAStepBackWhenAnEventComesLate() {
    RunJournal journal = journal();
    journal.record(
        RUN, List.of(event("done", Kind.LOG, "publish", StepState.COMPLETED, "Done", Map.of())));

    journal.record(
        RUN, List.of(event("late", Kind.LOG, "publish", StepState.RUNNING, "Late", Map.of())));

    assertThat(strings("select state from run_step where step_id = 'publish'"))
        .containsExactly("completed");
  }

  @Test
  void endsARunOnce() {
    RunJournal journal = journal();
    journal.record(RUN, List.of(phase("u", RunPhase.UNDOING, Map.of())));
    journal.record(
        RUN,
        List.of(
            phase(
                "end",
                RunPhase.UNDONE_WITH_LEFTOVERS,
                Map.of(
                    "error",
                    Map.of("name", "Conflict", "message", "Somebody pushed.", "stepId", "publish"),
                    "leftovers",
                    List.of(
                        Map.of(
                            "stepId",
                            "publish",
                            "kind",
                            "repository",
                            "name",
                            "acme/payments",
                            "reason",
                            "Somebody pushed."))))));

    journal.record(RUN, List.of(phase("late", RunPhase.RUNNING, Map.of())));
    journal.record(RUN, List.of(phase("other", RunPhase.COMPLETED, Map.of("output", Map.of()))));

    assertThat(strings("select phase || ' ' || failure || ' ' || (ended_at is not null) from run"))
        .containsExactly(
            "undone_with_leftovers {\"type\": \"Conflict\", \"stepId\": \"publish\", \"message\": \"Somebody pushed.\"} true");
    assertThat(strings("select name || ' ' || state || ' ' || reason from run_made"))
        .containsExactly("acme/payments leftover Somebody pushed.");
  }

  @Test
  void keepsTextThatPostgresCannotHold() {
    RunJournal journal = journal();

    journal.record(RUN, List.of(event("a", Kind.LOG, null, null, "nul \0 \\u0000", Map.of())));

    assertThat(strings("select body ->> 'message' from run_event"))
        .containsExactly("nul \uFFFD \\u0000");
  }

  @Test
  void writesNothingForARunThatIsNotListed() {
    RunJournal journal = new PostgresRunJournal(database);

    journal.record(RUN, List.of(event("a", Kind.LOG, null, null, "first", Map.of())));
    journal.made(RUN, "publish", REPOSITORY);

    assertThat(strings("select event_key from run_event")).isEmpty();
    assertThat(journal.outcome(RUN, RunPhase.COMPLETED).made()).isEmpty();
  }

  @Test
  void tellsListenersWhichRunHasNewEvents() throws Exception {
    RunJournal journal = journal();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen formwork_run");

      journal.record(RUN, List.of(event("a", Kind.LOG, null, null, "first", Map.of())));
      journal.record(RUN, List.of(event("a", Kind.LOG, null, null, "first", Map.of())));

      PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(5_000);
      assertThat(told).hasSize(1);
      assertThat(told[0].getParameter()).isEqualTo(RUN.runId());
    }
  }

  @Test
  void makesTheEventsOfManyWritersVisibleInTheOrderOfTheirIds() throws Exception {
    RunJournal journal = journal();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      int number = writer;
      writers.add(
          () -> {
            for (int i = 0; i < 20; i++) {
              String key = number + ":" + i;
              journal.record(RUN, List.of(event(key, Kind.LOG, "publish", null, key, Map.of())));
            }
            return number;
          });
    }
    List<Long> seen = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> running = writers.stream().map(threads::submit).toList();
      while (running.stream().anyMatch(writer -> !writer.isDone()) || seen.size() < 80) {
        seen.addAll(idsAfter(seen.isEmpty() ? 0 : seen.getLast()));
      }
      for (Future<Integer> writer : running) {
        writer.get();
      }
    }

    assertThat(seen).hasSize(80).isSorted();
  }

  @Test
  void listsWhatTheRunAsksPeopleForUntilItIsAnswered() {
    RunJournal journal = journal();
    Map<String, Object> pause = asked("publish", "no such file");
    journal.record(RUN, List.of(phase("1", RunPhase.PAUSED, Map.of("pause", pause))));
    List<String> paused = strings(ATTENTION);
    journal.record(RUN, List.of(phase("2", RunPhase.RUNNING, Map.of())));

    assertThat(paused).containsExactly("paused publish no such file");
    assertThat(strings(ATTENTION)).isEmpty();
  }

  @Test
  void listsTheUndosThatWaitNow() {
    RunJournal journal = journal();
    Map<String, Object> one = asked("publish", "locked");
    Map<String, Object> two = asked("register", "away");
    journal.record(RUN, List.of(phase("1", null, Map.of("stuckUndos", List.of(one, two)))));
    List<String> both = strings(ATTENTION);
    journal.record(RUN, List.of(phase("2", null, Map.of("stuckUndos", List.of(two)))));

    assertThat(both).containsExactly("undo:publish publish locked", "undo:register register away");
    assertThat(strings(ATTENTION)).containsExactly("undo:register register away");
  }

  private List<Long> idsAfter(long id) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select id from run_event where id > :id order by id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .list());
  }

  private List<String> strings(String query) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  private static RunEvent event(
      String key,
      Kind kind,
      @Nullable String stepId,
      @Nullable StepState state,
      String message,
      Map<String, Object> data) {
    return new RunEvent(key, kind, AT, stepId, state, null, message, data);
  }

  private static RunEvent phase(String key, @Nullable RunPhase phase, Map<String, Object> data) {
    return new RunEvent(key, Kind.COMPLETION, AT, null, null, phase, key, data);
  }

  private static Map<String, Object> asked(String stepId, String message) {
    return Map.of("stepId", stepId, "message", message, "until", "2026-11-21T18:00:00Z");
  }
}
