package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The list of what needs people. */
class AttentionIT {

  private static final String ATTENTION = "/api/formwork/v1/attention";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final JdbcClient database = JdbcClient.create(api.database());
  private final String flaky =
      api.templates()
          .add(
              "attention-flaky",
              "onFailure: pause\ndecideWithin: 2d\nsteps:\n  - {id: one, action: 'test:flaky'}\n");
  private final String stuck =
      api.templates()
          .add(
              "attention-stuck",
              "steps:\n  - {id: one, action: 'test:stuck'}\n  - {id: two, action: 'test:fail'}\n");

  private JsonNode entry(String query, String id, String kind) {
    return StreamSupport.stream(
            calls.get(ATTENTION + "?limit=200" + query).json().path("items").spliterator(), false)
        .filter(item -> item.path("runId").asString("").equals(id))
        .filter(item -> item.path("kind").asString("").equals(kind))
        .findFirst()
        .orElse(null);
  }

  private void decide(String id, String verb) {
    calls.post(
        "/api/formwork/v1/runs/" + id + "/decisions",
        "{\"decision\":\"%s\",\"pause\":1}".formatted(verb));
    calls.awaitEnd(id);
  }

  private void leave(String id) {
    calls.await(id, run -> entry("", id, "stuck_undo") != null);
    calls.post(
        "/api/formwork/v1/runs/" + id + "/undo-decisions",
        "{\"stepId\":\"one\",\"decision\":\"skip\"}");
    calls.awaitEnd(id);
  }

  private Answer acknowledge(String id, String comment) {
    return calls.post(
        ATTENTION + "/" + id + "/acknowledge", "{\"comment\":\"%s\"}".formatted(comment));
  }

  @Test
  void listsARunThatWaitsForADecision() {
    String id = calls.launch(flaky);
    calls.await(id, run -> run.path("phase").asString("").equals("paused"));

    JsonNode entry = entry("&kind=paused", id, "paused");

    assertThat(entry.path("id").stringValue()).isEqualTo(id + ":paused");
    assertThat(entry.path("stepId").stringValue()).isEqualTo("one");
    assertThat(entry.path("message").stringValue()).isEqualTo("It broke once.");
    assertThat(entry.path("until").stringValue()).isGreaterThan(entry.path("since").stringValue());
    assertThat(entry.path("advice").stringValue()).startsWith("Decide: retry the step");
    assertThat(entry.path("calls").toString())
        .isEqualTo(
            "[{\"verb\":\"decide\",\"path\":\"/api/formwork/v1/runs/%s/decisions\"}]"
                .formatted(id));
    assertThat(entry("&kind=leftovers", id, "paused")).isNull();
    assertThat(entry("&templateRef=template:default/other", id, "paused")).isNull();
    assertThat(entry("&owner=nobody", id, "paused")).isNull();
    decide(id, "retry");
  }

  @Test
  void forgetsARunThatIsDecided() {
    String id = calls.launch(flaky);
    calls.await(id, run -> run.path("phase").asString("").equals("paused"));

    decide(id, "retry");

    assertThat(entry("", id, "paused")).isNull();
  }

  @Test
  void listsAnUndoThatFailedAndWhatItLeftBehind() {
    String id = calls.launch(stuck);
    calls.await(id, run -> entry("", id, "stuck_undo") != null);
    JsonNode undo = entry("", id, "stuck_undo");

    leave(id);

    assertThat(undo.path("stepId").stringValue()).isEqualTo("one");
    assertThat(undo.path("message").stringValue()).contains("It is locked.");
    assertThat(entry("", id, "stuck_undo")).isNull();
    JsonNode leftovers = entry("", id, "leftovers");
    assertThat(leftovers.path("message").stringValue()).isEqualTo("1 thing was not taken back.");
    assertThat(leftovers.path("leftovers").get(0).path("reason").stringValue())
        .contains("It is locked.");
  }

  @Test
  void forgetsLeftoversThatAPersonAcknowledgesAndKeepsTheComment() {
    String id = calls.launch(stuck);
    leave(id);

    Answer first = acknowledge(id + ":leftovers", "I removed it by hand.");
    Answer again = acknowledge(id + ":leftovers", "Once more.");

    assertThat(first.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(404);
    assertThat(entry("", id, "leftovers")).isNull();
    assertThat(
            database
                .sql(
                    "select details ->> 'comment' from audit_record where subject = ? and what = ?")
                .params(id, "formwork.attention.acknowledge")
                .query(String.class)
                .list())
        .containsExactly("I removed it by hand.");
  }

  @Test
  void refusesToAcknowledgeADecisionThatIsOpen() {
    String id = calls.launch(flaky);
    calls.await(id, run -> run.path("phase").asString("").equals("paused"));

    assertThat(acknowledge(id + ":paused", "Later.").status()).isEqualTo(409);
    assertThat(acknowledge(id + ":paused", " ").status()).isEqualTo(400);
    assertThat(acknowledge("nothing", "Later.").status()).isEqualTo(404);
    decide(id, "undo");
  }

  @Test
  void listsARequestForApprovalThatIsOpenForLong() {
    String asking =
        api.templates()
            .add(
                "attention-ask",
                """
                steps:
                  - id: ask
                    action: approval:request
                    input: {approvers: ['user:default/local'], message: May we?, selfApproval: true}
                """);
    String id = calls.launch(asking);
    calls.await(id, run -> run.path("phase").asString("").equals("waiting"));
    assertThat(entry("", id, "overdue_approval")).isNull();

    database
        .sql(
            "update run_wait set details = details || '{\"since\":\"2026-01-02T03:04:05Z\"}' where run_id = ?::uuid")
        .param(id)
        .update();

    assertThat(entry("", id, "overdue_approval").path("message").stringValue())
        .isEqualTo("May we?");
    calls.post(
        "/api/formwork/v1/runs/" + id + "/votes", "{\"waitKey\":\"ask\",\"verdict\":\"approve\"}");
    calls.awaitEnd(id);
  }

  @Test
  void countsEachKindAndShowsThemInPages() {
    String id = calls.launch(stuck);
    leave(id);

    JsonNode page = calls.get(ATTENTION + "?kind=leftovers&limit=0").json();

    assertThat(page.path("items").size()).isZero();
    assertThat(page.path("total").intValue())
        .isPositive()
        .isEqualTo(page.path("counts").path("leftovers").intValue());
  }

  @Test
  void refusesAnUnknownKind() {
    Answer answer = calls.get(ATTENTION + "?kind=bored");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("paused", "stuck_undo", "not 'bored'");
  }

  @Test
  void hidesRunsThatThePersonMayNotRead() {
    String id = calls.launch(stuck);
    leave(id);

    try (ConfigurableApplicationContext strict =
        api.start((user, permission, subject) -> !subject.equals(id))) {
      HttpCalls others = RunningApi.calls(strict);

      assertThat(others.get(ATTENTION + "?limit=200").text()).doesNotContain(id);
      assertThat(
              others
                  .send(
                      "POST",
                      ATTENTION + "/" + id + ":leftovers/acknowledge",
                      "{\"comment\":\"Mine.\"}",
                      Map.of())
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void letsOnlyThosePermittedAcknowledge() {
    String id = calls.launch(stuck);
    leave(id);

    try (ConfigurableApplicationContext strict =
        api.start(
            (user, permission, subject) -> !permission.equals("formwork.attention.acknowledge"))) {
      HttpCalls others = RunningApi.calls(strict);

      assertThat(
              others
                  .post(ATTENTION + "/" + id + ":leftovers/acknowledge", "{\"comment\":\"Mine.\"}")
                  .status())
          .isEqualTo(403);
    }
  }
}
