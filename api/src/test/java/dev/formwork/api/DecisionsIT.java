package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Deciding about runs that wait for a person. */
class DecisionsIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String flaky =
      api.templates()
          .add(
              "decide-flaky",
              """
              onFailure: pause
              steps:
                - {id: one, action: 'test:ok'}
                - {id: two, action: 'test:flaky'}
                - {id: three, action: 'test:ok', input: {from: '${{ steps.two.output.url }}'}}
              output:
                url: '${{ steps.three.output.from }}'
              """);
  private final String stuck =
      api.templates()
          .add(
              "decide-stuck",
              "steps:\n  - {id: one, action: 'test:stuck'}\n  - {id: two, action: 'test:fail'}\n");

  private static String runs(String id, String rest) {
    return "/api/formwork/v1/runs/" + id + rest;
  }

  private String paused() {
    String id = calls.launch(flaky);
    calls.await(id, run -> run.path("phase").asString("").equals("paused"));
    return id;
  }

  private Answer decide(String id, String decision, int pause, String more) {
    return calls.post(
        runs(id, "/decisions"),
        "{\"decision\":\"%s\",\"pause\":%d%s}".formatted(decision, pause, more));
  }

  @Test
  void tellsWhyARunWaitsAndWhatEachDecisionWouldDo() {
    String id = paused();

    JsonNode open = calls.get(runs(id, "/decisions")).json();

    assertThat(open.path("canDecide").booleanValue()).isTrue();
    JsonNode pause = open.path("pause");
    assertThat(pause.path("number").intValue()).isEqualTo(1);
    assertThat(pause.path("stepId").stringValue()).isEqualTo("two");
    assertThat(pause.path("failure").stringValue()).isEqualTo("It broke once.");
    assertThat(pause.path("choices").toString())
        .isEqualTo(
            "[{'decision':'retry','runs':['two','three'],'keeps':[],'undoes':[]},{'decision':'skip','runs':['three'],'keeps':[],'undoes':[]},{'decision':'undo','runs':[],'keeps':[],'undoes':['two','one']},{'decision':'keep','runs':[],'keeps':['two','one'],'undoes':[]}]"
                .replace('\'', '"'));
    decide(id, "undo", 1, "");
    calls.awaitEnd(id);
  }

  @Test
  void runsTheFailedStepAgain() {
    String id = paused();

    Answer answer = decide(id, "retry", 1, "");

    assertThat(answer.status()).isEqualTo(204);
    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("steps").get(1).path("state").stringValue()).isEqualTo("completed");
    assertThat(run.path("steps").get(1).path("failure").isNull()).isTrue();
  }

  @Test
  void leavesTheFailedStepOut() {
    String id = paused();

    decide(id, "skip", 1, ",\"output\":{\"url\":\"http://made.example\"}");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("steps").get(1).path("state").stringValue()).isEqualTo("skipped");
    assertThat(run.path("output").path("url").stringValue()).isEqualTo("http://made.example");
  }

  @Test
  void keepsWhatTheRunMade() {
    String id = paused();

    decide(id, "keep", 1, ",\"reason\":\"I will mend it.\"");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("failed");
    assertThat(run.path("steps").get(0).path("state").stringValue()).isEqualTo("kept");
  }

  @Test
  void tellsTheSecondPersonThatTheFirstHasDecided() {
    String id = paused();
    decide(id, "undo", 1, "");

    Answer second = decide(id, "retry", 1, "");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.errorName()).isEqualTo("ConflictError");
    calls.awaitEnd(id);
  }

  @Test
  void tellsTheSecondPersonWhoWasFirstAndWhatWasDecided() {
    String id = paused();
    decide(id, "undo", 1, ",\"reason\":\"Not needed.\"");
    calls.awaitEnd(id);

    Answer second = decide(id, "retry", 1, "");

    assertThat(second.message())
        .isEqualTo(
            "Somebody else was faster: user:default/local takes the run back. Not needed. Your decision 'retry' was not taken.");
  }

  @Test
  void refusesADecisionAboutAnotherPause() {
    String id = paused();

    Answer answer = decide(id, "retry", 7, "");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).contains("about pause 7, but the run is at pause 1");
    decide(id, "undo", 1, "");
    calls.awaitEnd(id);
  }

  @Test
  void refusesAnUnknownDecision() {
    String id = paused();

    assertThat(decide(id, "burn", 1, "").status()).isEqualTo(400);

    decide(id, "undo", 1, "");
    calls.awaitEnd(id);
  }

  @Test
  void recordsWhoDecided() {
    String id = paused();

    decide(id, "undo", 1, "");

    calls.awaitEnd(id);
    String details =
        JdbcClient.create(api.database())
            .sql("select details from audit_record where subject = ? and what = ?")
            .params(id, "formwork.run.decide")
            .query(String.class)
            .single();
    assertThat(details).contains("\"decision\": \"undo\"");
  }

  @Test
  void leavesWhatCouldNotBeTakenBackWhenAPersonSaysSo() {
    String id = calls.launch(stuck);
    calls.await(id, run -> calls.get(runs(id, "/decisions")).json().path("stuckUndos").size() == 1);

    Answer answer =
        calls.post(runs(id, "/undo-decisions"), "{\"stepId\":\"one\",\"decision\":\"skip\"}");

    assertThat(answer.status()).isEqualTo(204);
    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("undone_with_leftovers");
    assertThat(run.path("made").toString()).contains("It is locked.");
  }

  @Test
  void saysThatAnEndedRunWaitsForNothing() {
    String id = paused();
    decide(id, "undo", 1, "");
    calls.awaitEnd(id);

    assertThat(calls.get(runs(id, "/decisions")).json().path("pause").isNull()).isTrue();
    assertThat(decide(id, "retry", 1, "").status()).isEqualTo(409);
  }
}
