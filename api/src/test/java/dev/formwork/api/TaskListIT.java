package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Listing and cancelling runs; numbers are those of the scaffolder contract, section 7 D. */
class TaskListIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String ok =
      api.templates().add("list-ok", "steps:\n  - {id: one, action: 'test:ok'}\n");
  private final String held =
      api.templates()
          .add(
              "list-held",
              "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:hold'}\n");

  @ParameterizedTest
  @CsvSource({
    "order=asc:id, Invalid order field",
    "order=foo, Invalid order parameter",
    "limit=-1, request/query/limit must be >= 0",
    "limit=abc, request/query/limit must be integer",
    "foo=1, Unknown query parameter 'foo'"
  })
  @DisplayName("80: refuses wrong queries")
  void refusesWrongQueries(String query, String message) {
    Answer answer = calls.get(TASKS + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains(message);
  }

  @Test
  @DisplayName("81: answers no rows and the right total for limit 0 and unknown statuses")
  void answersNoRowsAndTheRightTotal() {
    calls.awaitEnd(calls.launch(ok));

    JsonNode none = calls.get(TASKS + "?limit=0").json();
    JsonNode bogus = calls.get(TASKS + "?status=bogus").json();

    assertThat(none.path("tasks").size()).isZero();
    assertThat(none.path("totalTasks").intValue()).isPositive();
    assertThat(bogus.path("tasks").size()).isZero();
    assertThat(bogus.path("totalTasks").intValue()).isZero();
  }

  @Test
  void filtersSortsAndPages() {
    String first = calls.launch(ok);
    String second = calls.launch(ok);
    calls.awaitEnd(first);
    calls.awaitEnd(second);

    JsonNode newest = calls.get(TASKS + "?createdBy=user:default/local&limit=1").json();
    JsonNode completed =
        calls.get(TASKS + "?status=completed&status=failed&order=asc:status&limit=2").json();
    JsonNode nobody = calls.get(TASKS + "?createdBy=user:default/nobody").json();

    assertThat(newest.path("tasks").get(0).path("id").stringValue()).isEqualTo(second);
    assertThat(newest.path("totalTasks").intValue()).isGreaterThan(1);
    assertThat(completed.path("tasks").get(0).path("status").stringValue()).isEqualTo("completed");
    assertThat(nobody.path("totalTasks").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"no-uuid", "00000000-0000-4000-8000-000000000000"})
  @DisplayName("82: answers 404 for what is not there")
  void answers404ForWhatIsNotThere(String id) {
    Answer answer = calls.get(TASKS + "/" + id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorName()).isEqualTo("NotFoundError");
    assertThat(answer.message()).contains(id);
  }

  @Test
  @DisplayName("87: cancels a run under way")
  void cancelsARunUnderWay() {
    String id = calls.launch(held);
    calls.await(id, run -> run.path("steps").path(1).path("state").asString("").equals("running"));

    Answer answer = calls.post(TASKS + "/" + id + "/cancel", "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"cancelled\"}");
    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("cancelled");
    JsonNode events = calls.get(TASKS + "/" + id + "/events").json();
    assertThat(events.values())
        .extracting(event -> event.path("type").stringValue())
        .contains("cancelled", "completion");
  }

  @Test
  @DisplayName("88: cancelling an ended run changes nothing and leaves one event")
  void cancellingAnEndedRunChangesNothingAndLeavesOneEvent() {
    String id = calls.launch(ok);
    calls.awaitEnd(id);

    Answer answer = calls.send("POST", TASKS + "/" + id + "/cancel", null, Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(calls.get(TASKS + "/" + id).json().path("status").stringValue())
        .isEqualTo("completed");
    assertThat(calls.get(TASKS + "/" + id + "/events").json().values())
        .filteredOn(event -> event.path("type").stringValue().equals("cancelled"))
        .hasSize(1);
  }

  @Test
  @DisplayName("88: cancels a run right after its start")
  void cancelsARunRightAfterItsStart() {
    String id = calls.launch(held);

    Answer answer = calls.post(TASKS + "/" + id + "/cancel", "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void cancelsWithAReasonAndAnswersTheRun() {
    String id = calls.launch(held);
    calls.await(id, run -> run.path("steps").path(1).path("state").asString("").equals("running"));

    Answer answer =
        calls.post("/api/formwork/v1/runs/" + id + "/cancel", "{\"reason\":\"Wrong name\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("id").stringValue()).isEqualTo(id);
    assertThat(calls.awaitEnd(id).path("canCancel").booleanValue()).isFalse();
  }
}
