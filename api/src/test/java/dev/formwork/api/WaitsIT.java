package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answering what runs wait for. */
class WaitsIT {

  private static final String APPROVALS = "/api/formwork/v1/approvals?limit=200";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String asking = template("ask-me", "user:default/local", true);
  private final String askingOthers = template("ask-others", "group:default/leads", true);
  private final String askingSelf = template("ask-self", "user:default/local", false);
  private final String signalled =
      api.templates()
          .add(
              "signalled",
              """
              steps:
                - {id: hook, name: Wait for the ticket, action: 'wait:signal', input: {message: 'Resolve it.'}}
              output:
                status: '${{ steps.hook.output.payload.status }}'
              """);

  private String template(String name, String approver, boolean selfApproval) {
    return api.templates()
        .add(
            name,
            """
            steps:
              - id: ask
                name: Ask for it
                action: approval:request
                input: {approvers: ['%s'], message: May we?, selfApproval: %s}
            output:
              by: '${{ steps.ask.output.approvedBy }}'
            """
                .formatted(approver, selfApproval));
  }

  private static String runs(String id, String rest) {
    return "/api/formwork/v1/runs/" + id + rest;
  }

  private String waiting(String template) {
    String id = calls.launch(template);
    calls.await(id, run -> run.path("phase").asString("").equals("waiting"));
    return id;
  }

  private Answer vote(String id, String verdict) {
    return calls.post(
        runs(id, "/votes"),
        "{\"waitKey\":\"ask\",\"verdict\":\"%s\",\"comment\":\"Well.\"}".formatted(verdict));
  }

  private boolean isInMyInbox(String id) {
    return calls.get(APPROVALS).json().path("items").toString().contains(id);
  }

  @Test
  void asksThePeopleWhoAreNamedAndGoesOnWhenTheyApprove() {
    String id = waiting(asking);
    JsonNode wait = calls.get(runs(id, "/waits")).json().path("items").get(0);

    assertThat(isInMyInbox(id)).isTrue();
    assertThat(wait.path("stepName").stringValue()).isEqualTo("Ask for it");
    assertThat(wait.path("message").stringValue()).isEqualTo("May we?");
    assertThat(wait.path("canAnswer").booleanValue()).isTrue();
    assertThat(vote(id, "approve").status()).isEqualTo(204);

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("output").path("by").toString()).isEqualTo("[\"user:default/local\"]");
    assertThat(calls.get(runs(id, "/waits")).json().path("items").size()).isZero();
    assertThat(isInMyInbox(id)).isFalse();
  }

  @Test
  void failsTheRunWhenSomeoneRejects() {
    String id = waiting(asking);

    vote(id, "reject");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("undone");
    assertThat(run.path("failure").path("message").stringValue())
        .isEqualTo("user:default/local rejected it. Comment: Well.");
  }

  @Test
  void refusesAnswersOfThoseWhoAreNotAsked() {
    String id = waiting(askingOthers);

    Answer answer = vote(id, "approve");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).contains("is not among those who may approve");
    assertThat(isInMyInbox(id)).isFalse();
    calls.post(runs(id, "/cancel"), "{}");
    calls.awaitEnd(id);
  }

  @Test
  void refusesTheOwnApprovalOfWhoStartedTheRun() {
    String id = waiting(askingSelf);

    Answer answer = vote(id, "approve");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).contains("started the run and may not approve it");
    assertThat(isInMyInbox(id)).isFalse();
    calls.post(runs(id, "/cancel"), "{}");
    calls.awaitEnd(id);
  }

  @Test
  void refusesAnAnswerThatComesTooLate() {
    String id = waiting(asking);
    vote(id, "approve");
    calls.awaitEnd(id);

    assertThat(vote(id, "reject").status()).isEqualTo(409);
  }

  @Test
  void takesOneSignalAtTheAddressOfTheWait() {
    String id = waiting(signalled);
    String url =
        calls.get(runs(id, "/waits")).json().path("items").get(0).path("signalUrl").stringValue();
    String path = URI.create(url).getPath();

    Answer first = calls.post(path, "{\"status\":\"resolved\"}");
    JsonNode run = calls.awaitEnd(id);
    Answer second = calls.post(path, "{\"status\":\"again\"}");

    assertThat(first.status()).isEqualTo(204);
    assertThat(run.path("output").path("status").stringValue()).isEqualTo("resolved");
    assertThat(second.status()).isEqualTo(409);
  }

  @Test
  void knowsNoAddressThatItDidNotMake() {
    String id = waiting(signalled);
    String url =
        calls.get(runs(id, "/waits")).json().path("items").get(0).path("signalUrl").stringValue();
    String path = URI.create(url).getPath();
    String changed = path.substring(0, path.length() - 2) + (path.endsWith("AA") ? "BB" : "AA");

    assertThat(calls.post(changed, "{}").status()).isEqualTo(404);
    assertThat(calls.post("/api/formwork/v1/signals/forged", "{}").status()).isEqualTo(404);
    assertThat(calls.post("/api/formwork/v1/signals/Zm9yZ2Vk", "{}").status()).isEqualTo(404);
    calls.post(runs(id, "/cancel"), "{}");
    calls.awaitEnd(id);
  }
}
