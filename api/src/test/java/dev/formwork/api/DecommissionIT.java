package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.workflows.UndoRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Taking runs back that have ended. */
class DecommissionIT {

  private static final String BOTH =
      "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:ok'}\n";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final JdbcClient database = JdbcClient.create(api.database());

  private static String runs(String id, String rest) {
    return "/api/formwork/v1/runs/" + id + rest;
  }

  private String ended(String name, String template) {
    String id = calls.launch(api.templates().add(name, template));
    calls.awaitEnd(id);
    return id;
  }

  private Answer undo(String id, int version) {
    return calls.post(
        runs(id, "/undo"), "{\"version\":%d,\"reason\":\"The team is gone.\"}".formatted(version));
  }

  private JsonNode awaitPhase(String id, String phase) {
    return calls.await(id, run -> run.path("phase").asString("").equals(phase));
  }

  @Test
  void foretellsWhatAnUndoWouldDo() {
    String id =
        ended(
            "undo-preview",
            """
            steps:
              - {id: one, action: 'test:ok'}
              - {id: kept, action: 'test:ok', undo: keep}
              - {id: wait, action: 'wait:duration', input: {duration: 1s}}
            """);

    JsonNode preview = calls.get(runs(id, "/undo-preview")).json();

    assertThat(preview.path("version").intValue()).isZero();
    assertThat(preview.path("canUndo").booleanValue()).isTrue();
    assertThat(preview.path("obstacle").isNull()).isTrue();
    assertThat(preview.path("steps").findValuesAsString("id")).containsExactly("kept", "one");
    assertThat(preview.path("steps").findValuesAsString("verdict")).containsExactly("keep", "undo");
  }

  @Test
  void takesACompletedRunBackTheNewestStepFirst() {
    String id = ended("undo-completed", BOTH);

    Answer answer = undo(id, 0);
    JsonNode run = awaitPhase(id, "undone");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("serial").intValue()).isEqualTo(1);
    assertThat(api.steps().undone(id))
        .extracting(undo -> undo.step().stepId())
        .containsExactly("two", "one");
    assertThat(api.steps().undone(id)).extracting(UndoRequest::result).doesNotContainNull();
    assertThat(run.path("workflowId").stringValue()).endsWith(".undo.1");
    assertThat(run.path("failure").path("message").stringValue())
        .isEqualTo("user:default/local took the run back: The team is gone.");
    assertThat(run.path("steps").findValuesAsString("state")).containsOnly("undone");
  }

  @Test
  void tellsTheEndOnceOnBackstagesWire() {
    String id = ended("undo-wire", BOTH);

    undo(id, 0);
    awaitPhase(id, "undone");

    JsonNode events = calls.get("/api/scaffolder/v2/tasks/" + id + "/events").json();
    List<String> types = events.findValuesAsString("type");
    assertThat(types).filteredOn("completion"::equals).hasSize(1);
    assertThat(types).last().isEqualTo("completion");
    assertThat(calls.get("/api/scaffolder/v2/tasks/" + id).json().path("status").stringValue())
        .isEqualTo("failed");
  }

  @Test
  void letsOneOfTwoPeopleWinAndTellsTheOther() {
    String id = ended("undo-twice", BOTH);

    undo(id, 0);
    awaitPhase(id, "undone");
    Answer second = undo(id, 0);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.message())
        .isEqualTo(
            "user:default/local has taken run %s back already (input: version). Look at the run again."
                .formatted(id));
    assertThat(api.steps().undone(id)).hasSize(2);
  }

  @Test
  void refusesARunThatIsUnderWayOrHasNothingLeft() {
    String held =
        calls.launch(
            api.templates().add("undo-held", "steps:\n  - {id: one, action: 'test:hold'}\n"));
    String failed = ended("undo-failed", "steps:\n  - {id: one, action: 'test:fail'}\n");

    Answer underWay = undo(held, 0);
    Answer undone = undo(failed, 0);
    api.steps().release(held);

    assertThat(underWay.status()).isEqualTo(409);
    assertThat(underWay.message()).contains("only a run that has ended can be taken back");
    assertThat(undone.status()).isEqualTo(409);
    assertThat(undone.message())
        .isEqualTo("Nothing of run %s is left that could be taken back.".formatted(failed));
  }

  @Test
  void asksForSecretsThatWereDeletedAndKeepsWhatItIsGiven() {
    String template =
        api.templates()
            .add(
                "undo-secret",
                """
                secrets: {schema: {properties: {token: {type: string}}}}
                steps:
                  - {id: one, action: 'test:ok', input: {token: '${{ secrets.token }}'}}
                """);
    String id =
        calls
            .post(
                "/api/scaffolder/v2/tasks",
                "{\"templateRef\":\"%s\",\"values\":{},\"secrets\":{\"token\":\"s3cr3t-1\"}}"
                    .formatted(template))
            .json()
            .path("id")
            .stringValue();
    calls.awaitEnd(id);
    database.sql("delete from run_secret where run_id = ?::uuid").param(id).update();

    JsonNode preview = calls.get(runs(id, "/undo-preview")).json();
    calls.post(runs(id, "/undo"), "{\"version\":0,\"secrets\":{\"token\":\"s3cr3t-2\"}}");

    assertThat(preview.path("secrets").toString()).isEqualTo("[\"token\"]");
    assertThat(
            database
                .sql("select name from run_secret where run_id = ?::uuid")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("token");
    awaitPhase(id, "undone");
  }

  @Test
  void parksAnUndoThatFailsAndTakesTheRunBackAgainLater() {
    String id = ended("undo-stuck", "steps:\n  - {id: one, action: 'test:stuck'}\n");

    undo(id, 0);
    awaitStuck(id);
    Answer skip =
        calls.post(runs(id, "/undo-decisions"), "{\"stepId\":\"one\",\"decision\":\"skip\"}");
    JsonNode run = awaitPhase(id, "undone_with_leftovers");
    JsonNode preview = calls.get(runs(id, "/undo-preview")).json();

    assertThat(skip.status()).isEqualTo(204);
    assertThat(run.path("made").get(0).path("state").stringValue()).isEqualTo("leftover");
    assertThat(preview.path("version").intValue()).isEqualTo(1);
    assertThat(preview.path("canUndo").booleanValue()).isTrue();
    assertThat(preview.path("steps").get(0).path("explanation").stringValue())
        .contains("left at an earlier undo");
  }

  private void awaitStuck(String id) {
    calls.await(
        id,
        run -> {
          JsonNode open = calls.get(runs(id, "/decisions")).json();
          return open.path("stuckUndos").size() == 1;
        });
  }

  @Test
  void recordsWhoTookARunBack() {
    String id = ended("undo-audit", BOTH);

    undo(id, 0);

    assertThat(
            database
                .sql(
                    "select what || ' ' || (details ->> 'reason') from audit_record where subject = ?")
                .param(id)
                .query(String.class)
                .list())
        .contains("formwork.run.decommission The team is gone.");
    awaitPhase(id, "undone");
  }

  @Test
  void asksForThePermissionAndForARunThatIsThere() {
    String id = ended("undo-denied", BOTH);
    try (ConfigurableApplicationContext strict =
        api.start((user, asked, subject) -> !asked.equals("formwork.run.decommission"))) {
      HttpCalls denied = RunningApi.calls(strict);

      assertThat(denied.post(runs(id, "/undo"), "{\"version\":0}").status()).isEqualTo(403);
      assertThat(denied.get(runs(id, "/undo-preview")).json().path("canUndo").booleanValue())
          .isFalse();
    }
    assertThat(undo("00000000-0000-7000-8000-000000000000", 0).status()).isEqualTo(404);
  }

  @Test
  void keepsWhatARunMadeEncryptedWithoutBeingAsked() {
    try (ConfigurableApplicationContext quick =
        api.start(Map.of("formwork.runs.undo.interval", "100ms"))) {
      String id =
          ended("undo-kept", "steps:\n  - {id: one, action: 'test:ok', input: {a: clear-text}}\n");

      calls.await(id, run -> entries(id) == 1);

      byte[] entry =
          database
              .sql("select entry from run_undo_entry where run_id = ?::uuid")
              .param(id)
              .query((row, number) -> row.getBytes(1))
              .single();
      assertThat(new String(entry, StandardCharsets.ISO_8859_1)).doesNotContain("clear-text");
      assertThat(quick.isActive()).isTrue();
    }
  }

  @Test
  void startsAnUndoThatWasAcceptedWhileTemporalWasAway() {
    String id = ended("undo-late", BOTH);
    calls.get(runs(id, "/undo-preview"));
    try (ConfigurableApplicationContext cutOff = api.startWithoutTemporal(Map.of())) {
      RunningApi.calls(cutOff).post(runs(id, "/undo"), "{\"version\":0}");
    }

    try (ConfigurableApplicationContext quick =
        api.start(Map.of("formwork.runs.undo.interval", "200ms"))) {
      assertThat(quick.isActive()).isTrue();
      awaitPhase(id, "undone");
    }
    assertThat(api.steps().undone(id)).hasSize(2);
  }

  @Test
  void takesBackWhatATerminatedRunMade() {
    Map<String, String> quickly =
        Map.of("formwork.reconcile.interval", "200ms", "formwork.reconcile.silence", "1s");
    String id =
        calls.launch(
            api.templates()
                .add(
                    "undo-terminated",
                    "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:hold'}\n"));
    JsonNode held =
        calls.await(
            id, run -> run.path("steps").path(1).path("state").asString("").equals("running"));
    api.temporalServer()
        .getWorkflowClient()
        .newUntypedWorkflowStub(held.path("workflowId").stringValue())
        .terminate("by mistake");
    try (ConfigurableApplicationContext other = api.start(quickly)) {
      assertThat(other.isActive()).isTrue();
      awaitPhase(id, "failed");
    }
    api.steps().release(id);

    JsonNode preview = calls.get(runs(id, "/undo-preview")).json();
    undo(id, 0);
    awaitPhase(id, "undone");

    assertThat(preview.path("steps").findValuesAsString("id")).containsExactly("two", "one");
    assertThat(preview.path("steps").get(0).path("explanation").stringValue())
        .startsWith("Nobody knows how it ended");
    assertThat(api.steps().undone(id).getFirst().result()).isNull();
    assertThat(
            calls
                .get("/api/formwork/v1/attention")
                .json()
                .path("items")
                .findValuesAsString("runId"))
        .doesNotContain(id);
  }

  private int entries(String id) {
    return database
        .sql("select count(*) from run_undo_entry where run_id = ?::uuid")
        .param(id)
        .query(Integer.class)
        .single();
  }
}
