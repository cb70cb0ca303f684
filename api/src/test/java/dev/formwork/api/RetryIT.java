package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Ended runs that are started again; numbers are those of the scaffolder contract, section 7 D. */
class RetryIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks/";
  private static final String START_OVER =
      "EXPERIMENTAL_recovery: {EXPERIMENTAL_strategy: startOver}\n";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  private String ended(String template) {
    String id = calls.launch(template);
    calls.awaitEnd(id);
    return id;
  }

  private Answer retry(String id) {
    return calls.post(TASKS + id + "/retry", "{}");
  }

  private List<String> types(String id) {
    return calls.get(TASKS + id + "/events").json().values().stream()
        .map(event -> event.path("type").stringValue())
        .toList();
  }

  private List<String> messages(String id) {
    return calls.get(TASKS + id + "/events").json().values().stream()
        .map(event -> event.path("body").path("message").asString("-"))
        .toList();
  }

  @Test
  @DisplayName("89: refuses to retry a run that has not ended")
  void refusesToRetryARunThatHasNotEnded() {
    String held = api.templates().add("retry-held", "steps:\n  - {id: one, action: 'test:hold'}\n");
    String id = calls.launch(held);

    Answer answer = retry(id);
    api.steps().release(id);
    calls.awaitEnd(id);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.errorName()).isEqualTo("ConflictError");
    assertThat(calls.get(TASKS + id).json().path("status").stringValue()).isEqualTo("completed");
  }

  @Test
  @DisplayName("90: runs a completed run again under its id")
  void runsACompletedRunAgainUnderItsId() {
    String id =
        ended(api.templates().add("retry-ok", "steps:\n  - {id: one, action: 'test:ok'}\n"));
    String before =
        calls.get("/api/formwork/v1/runs/" + id).json().path("workflowId").stringValue();

    Answer answer = calls.post(TASKS + id + "/retry", null);
    JsonNode run = calls.awaitEnd(id);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("{\"id\":\"%s\"}".formatted(id));
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("workflowId").stringValue()).isEqualTo(before + ".2");
    assertThat(types(id))
        .containsExactly("log", "log", "log", "recovered", "log", "log", "log", "completion");
    assertThat(messages(id))
        .containsExactly(
            "Starting up task with 1 steps",
            "Beginning step test:ok",
            "Finished step test:ok",
            "-",
            "Starting up task with 1 steps",
            "Beginning step test:ok",
            "Finished step test:ok",
            "Run completed with status: completed");
  }

  @Test
  void forgetsTheAttemptBeforeWhenARunStartsOver() {
    String id =
        ended(
            api.templates()
                .add("retry-over", START_OVER + "steps:\n  - {id: one, action: 'test:ok'}\n"));

    retry(id);
    calls.awaitEnd(id);

    assertThat(types(id)).containsExactly("recovered", "log", "log", "log", "completion");
    assertThat(calls.get(TASKS + id + "/events").json().get(0).path("body").toString())
        .isEqualTo("{\"recoverStrategy\":\"startOver\"}");
  }

  @Test
  void tellsAnOpenStreamOfTheNextAttempt() {
    String id =
        ended(
            api.templates()
                .add("retry-stream", START_OVER + "steps:\n  - {id: one, action: 'test:ok'}\n"));
    try (EventReader events = new EventReader(calls.open(TASKS + id + "/eventstream", Map.of()))) {
      JsonNode event = Objects.requireNonNull(events.next());
      while (!event.path("type").stringValue().equals("completion")) {
        event = Objects.requireNonNull(events.next());
      }

      retry(id);

      assertThat(Objects.requireNonNull(events.next()).path("type").stringValue())
          .isEqualTo("recovered");
    }
  }

  @Test
  @DisplayName("91: gives each step the key of the attempt before, so that it finds its work")
  void givesEachStepTheKeyOfTheAttemptBefore() {
    String id =
        ended(api.templates().add("retry-fail", "steps:\n  - {id: one, action: 'test:fail'}\n"));
    List<String> before = api.steps().keys(id);

    retry(id);
    JsonNode run = calls.awaitEnd(id);

    assertThat(run.path("phase").stringValue()).isEqualTo("undone");
    assertThat(before).containsExactly(id + "/one");
    assertThat(api.steps().keys(id)).containsExactly(id + "/one", id + "/one");
    assertThat(calls.get(TASKS + id).json().path("status").stringValue()).isEqualTo("failed");
  }

  @Test
  @DisplayName("92: runs every step again, because what they made was taken back")
  void runsEveryStepAgain() {
    String id =
        ended(
            api.templates()
                .add(
                    "retry-undone",
                    "steps:\n  - {id: a, action: 'test:ok'}\n  - {id: b, action: 'test:fail'}\n"));

    retry(id);
    calls.awaitEnd(id);

    assertThat(api.steps().keys(id)).containsExactly(id + "/a", id + "/b", id + "/a", id + "/b");
  }

  @Test
  void runsACancelledRunAgain() {
    String held =
        api.templates().add("retry-cancelled", "steps:\n  - {id: one, action: 'test:hold'}\n");
    String id = calls.launch(held);
    calls.await(id, run -> run.path("steps").get(0).path("state").asString("").equals("running"));
    calls.post(TASKS + id + "/cancel", null);
    calls.awaitEnd(id);

    retry(id);
    api.steps().release(id);
    JsonNode run = calls.awaitEnd(id);

    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(types(id)).doesNotContain("cancelled");
  }

  @Test
  void takesSecretsAnewAndChecksThem() {
    String template =
        api.templates()
            .add(
                "retry-secret",
                """
                secrets: {schema: {properties: {token: {type: string, minLength: 4}}}}
                steps:
                  - {id: one, action: 'test:hold'}
                """);
    String id = calls.launch(template);
    api.steps().release(id);
    calls.awaitEnd(id);

    Answer tooShort = calls.post(TASKS + id + "/retry", "{\"secrets\":{\"token\":\"abc\"}}");
    Answer wrong = calls.post(TASKS + id + "/retry", "{\"secrets\":{\"token\":1}}");
    Answer good = calls.post(TASKS + id + "/retry", "{\"secrets\":{\"token\":\"s3cr3t-value\"}}");
    calls.awaitEnd(id);

    assertThat(tooShort.status()).isEqualTo(400);
    assertThat(tooShort.json().propertyNames()).containsExactly("errors");
    assertThat(wrong.message()).isEqualTo("request/body/secrets/token must be string");
    assertThat(good.status()).isEqualTo(201);
    assertThat(api.steps().secretNames(id)).containsExactly("token");
    assertThat(
            JdbcClient.create(api.database())
                .sql("select count(*) from run_event where body::text like '%s3cr3t-value%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void retriesTwiceAndKnowsNoOtherRuns() {
    String id =
        ended(api.templates().add("retry-twice", "steps:\n  - {id: one, action: 'test:ok'}\n"));

    retry(id);
    calls.awaitEnd(id);
    Answer third = retry(id);
    calls.awaitEnd(id);

    assertThat(third.status()).isEqualTo(201);
    assertThat(types(id)).filteredOn("recovered"::equals).hasSize(2);
    assertThat(retry("00000000-0000-7000-8000-000000000000").status()).isEqualTo(404);
  }
}
