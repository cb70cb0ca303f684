package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people do about runs that wait for something to become ready. */
class ResourceWaitsIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String slow =
      api.templates()
          .add(
              "slow",
              """
              steps:
                - {id: db, name: Wait for the database, action: 'test:slow', input: {host: made}}
              output:
                host: '${{ steps.db.output.host }}'
              """);

  private static String runs(String id, String rest) {
    return "/api/formwork/v1/runs/" + id + rest;
  }

  private String waiting() {
    String id = calls.launch(slow);
    calls.await(id, run -> run.path("phase").asString("").equals("waiting"));
    return id;
  }

  private Answer decide(String id, String decision) {
    return calls.post(
        runs(id, "/wait-decisions"),
        "{\"waitKey\":\"db\",\"decision\":\"%s\",\"reason\":\"I know.\",\"output\":{\"host\":\"mine\"}}"
            .formatted(decision));
  }

  private List<String> audited(String id) {
    return JdbcClient.create(api.database())
        .sql(
            "select details ->> 'decision' from audit_record where subject = ? and details ->> 'wait' = 'db'")
        .param(id)
        .query(String.class)
        .list();
  }

  @Test
  void showsWhatIsMissingAndNeedsNobody() {
    String id = waiting();

    JsonNode wait = calls.get(runs(id, "/waits")).json().path("items").get(0);

    assertThat(wait.path("kind").stringValue()).isEqualTo("resource");
    assertThat(wait.path("message").stringValue())
        .isEqualTo("Database acme/db: Ready=False: Creating");
    assertThat(
            Duration.between(
                Instant.parse(wait.path("since").stringValue()),
                Instant.parse(wait.path("until").stringValue())))
        .isEqualTo(Duration.ofHours(2));
    assertThat(calls.get("/api/formwork/v1/approvals?limit=200").json().toString())
        .doesNotContain(id);
    calls.post(runs(id, "/cancel"), "{}");
    assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void looksAtOnceWhenAPersonAsksForIt() {
    String id = waiting();
    api.steps().release(id);

    Answer answer = decide(id, "look");

    JsonNode run = calls.awaitEnd(id);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(run.path("output").path("host").stringValue()).isEqualTo("made");
    assertThat(calls.get(runs(id, "/waits")).json().path("items").size()).isZero();
    assertThat(audited(id)).containsExactly("wait-look");
    assertThat(decide(id, "look").status()).isEqualTo(409);
  }

  @Test
  void goesOnWithoutTheThingWhenAPersonSaysSo() {
    String id = waiting();

    decide(id, "skip");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("output").path("host").stringValue()).isEqualTo("mine");
    assertThat(run.path("steps").get(0).path("state").stringValue()).isEqualTo("completed");
  }

  @Test
  void failsTheStepWhenAPersonStopsTheWait() {
    String id = waiting();

    decide(id, "stop");

    assertThat(calls.awaitEnd(id).path("failure").path("message").stringValue())
        .contains("user:default/local stopped waiting for step 'db'", "Reason: I know.");
  }

  @Test
  void refusesDecisionsAboutOtherWaits() {
    String id = waiting();

    Answer other =
        calls.post(runs(id, "/wait-decisions"), "{\"waitKey\":\"x\",\"decision\":\"look\"}");

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.message()).contains("Nothing waits as 'x'");
    calls.post(runs(id, "/cancel"), "{}");
    calls.awaitEnd(id);
  }
}
