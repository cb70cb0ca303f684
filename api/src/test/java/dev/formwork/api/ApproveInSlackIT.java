package dev.formwork.api;

import static dev.formwork.api.AskedPeople.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.api.identity.Permissions;
import dev.formwork.integrations.slack.FakeSlack;
import dev.formwork.integrations.slack.FakeSlack.Signed;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Clicks on buttons in Slack, over HTTP and signed as Slack signs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApproveInSlackIT {

  private static final String PATH = "/api/formwork/v1/slack/interactions";
  private static final String APPROVE = "formwork_approve";
  private static final String REJECT = "formwork_reject";
  private static final JsonArray BLOCKS =
      JsonParser.parseString(
              "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Asked\"}},{\"type\":\"actions\",\"elements\":[]}]")
          .getAsJsonArray();

  private final RunningApi api = RunningApi.shared();
  private final AskedPeople people = new AskedPeople(api);
  private final FakeSlack slack =
      new FakeSlack()
          .with("U0BOB", "bob@example.org")
          .with("U0EVE", "other-address@example.org")
          .with("U0NOBODY", "nobody@example.org")
          .withStranger("U0STRANGER", "bob@example.org");
  private final ConfigurableApplicationContext context = start(Permissions.ALL);
  private final HttpCalls calls = RunningApi.calls(context);

  private ConfigurableApplicationContext start(Permissions permissions) {
    return api.start(
        Map.of(
            "formwork.slack.token", FakeSlack.TOKEN,
            "formwork.slack.signing-secret", FakeSlack.SIGNING_SECRET,
            "formwork.slack.api-url", slack.apiUrl().toString()),
        permissions);
  }

  @AfterAll
  void stop() {
    context.close();
    slack.close();
  }

  private static Answer send(HttpCalls calls, Signed signed) {
    return calls.send("POST", PATH, signed.body(), signed.headers());
  }

  private Signed click(String run, String member, String action) {
    return slack.click(member, action, people.ticket(run, null), BLOCKS);
  }

  /** What is told after the click, to the one who clicked or about the message. */
  private JsonObject told(HttpCalls to, Signed click) {
    int before = slack.replies().size();
    assertThat(send(to, click).status()).isEqualTo(200);
    return slack.awaitReplies(before + 1).get(before);
  }

  /** The message without its buttons, after which the one who clicked is told, too. */
  private JsonObject closed(Signed click) {
    int before = slack.replies().size();
    assertThat(send(calls, click).status()).isEqualTo(200);
    JsonObject closed = slack.awaitReplies(before + 2).get(before);
    assertThat(closed.get("replace_original").getAsBoolean()).isTrue();
    return closed;
  }

  private String toldText(Signed click) {
    JsonObject told = told(calls, click);
    assertThat(told.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(told.get("replace_original").getAsBoolean()).isFalse();
    return told.get("text").getAsString();
  }

  private boolean isWaiting(String run) {
    return people.request(run).path("votes").size() == 0;
  }

  @Test
  void countsForTheUserWithTheAddressOfTheMember() {
    String run = people.waiting();

    Answer answer = send(calls, click(run, "U0BOB", APPROVE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    JsonNode ended = calls.awaitEnd(run);
    assertThat(ended.path("output").path("by").toString()).isEqualTo("[\"user:default/bob\"]");
    assertThat(people.audited(run)).isEqualTo("user:default/bob slack approve");
  }

  @Test
  void countsForTheUserWhoseAnnotationNamesTheMember() {
    String run = people.waiting();

    send(calls, click(run, "U0EVE", APPROVE));

    assertThat(calls.awaitEnd(run).path("output").path("by").toString())
        .isEqualTo("[\"user:default/eve\"]");
  }

  @Test
  void asksForAReasonBeforeItRejects() {
    String run = people.waiting();
    int before = slack.windows().size();
    send(calls, click(run, "U0BOB", REJECT));
    slack.awaitWindows(before + 1);

    Answer answer = send(calls, slack.submit("U0BOB", "Too dear."));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    assertThat(calls.awaitEnd(run).path("failure").path("message").stringValue())
        .isEqualTo("user:default/bob rejected it. Comment: Too dear.");
    Answer late = send(calls, slack.submit("U0BOB", "Again."));
    assertThat(late.json().path("response_action").asString("")).isEqualTo("errors");
  }

  @Test
  void takesNoRequestThatSlackDidNotSignNow() {
    String run = people.waiting();
    Signed good = click(run, "U0BOB", APPROVE);
    long now = Instant.now().getEpochSecond();
    Map<String, String> unsigned = Map.of("Content-Type", "application/x-www-form-urlencoded");
    Signed changed = new Signed(good.body() + "&x=1", good.headers());

    assertThat(send(calls, FakeSlack.signed(good.body(), now, "another-secret")).status())
        .isEqualTo(401);
    assertThat(send(calls, FakeSlack.signed(good.body(), now - 301, FakeSlack.SIGNING_SECRET)))
        .extracting(Answer::status)
        .isEqualTo(401);
    assertThat(send(calls, FakeSlack.signed(good.body(), now + 330, FakeSlack.SIGNING_SECRET)))
        .extracting(Answer::status)
        .isEqualTo(401);
    assertThat(calls.send("POST", PATH, good.body(), unsigned).status()).isEqualTo(401);
    assertThat(send(calls, changed).status()).isEqualTo(401);
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void takesARequestOnce() {
    String run = people.waiting();
    Signed click = slack.click("U0BOB", "another_button", "x", BLOCKS);
    send(calls, click);

    Answer again = send(calls, click);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message()).contains("was taken before");
    people.cancel(run);
  }

  @Test
  void takesNothingWithoutASecret() {
    assertThat(api.calls().send("POST", PATH, "payload={}", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void tellsThoseWhomTheCatalogDoesNotKnow() {
    String run = people.waiting();

    assertThat(toldText(click(run, "U0NOBODY", APPROVE)))
        .contains("The catalog has no user with your Slack id U0NOBODY");
    assertThat(toldText(click(run, "U0STRANGER", APPROVE)))
        .contains("The catalog has no user with your Slack id U0STRANGER");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void tellsThoseWhoAreNotAskedOrStartedTheRun() {
    String run = people.waiting();

    assertThat(toldText(click(run, "U0TOM", APPROVE)))
        .contains("user:default/tom is not among those who may approve");
    assertThat(toldText(click(run, "U0LOCAL", APPROVE)))
        .contains("user:default/local started the run and may not approve it");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void tellsThoseWhoMayNotApproveAnyMore() {
    String run = people.waiting();
    try (ConfigurableApplicationContext strict =
        start((user, permission, subject) -> !permission.equals("formwork.run.approve"))) {

      JsonObject told = told(RunningApi.calls(strict), click(run, "U0BOB", APPROVE));

      assertThat(told.get("text").getAsString())
          .isEqualTo(
              "user:default/bob may not approve this run (permission formwork.run.approve). Ask another approver.");
    }
    people.cancel(run);
  }

  @Test
  void takesTheButtonsOffAMessageWhoseRequestIsOver() {
    String run = people.waiting();
    Signed click = click(run, "U0BOB", APPROVE);
    people.cancel(run);

    JsonObject message = closed(click);

    assertThat(message.get("blocks").toString())
        .contains("\"header\"", "Nobody needs to answer this any more.")
        .doesNotContain("\"actions\"");
  }

  @Test
  void countsNoSecondClick() {
    String run = people.waiting();
    Signed second = click(run, "U0BOB", REJECT);
    send(calls, click(run, "U0BOB", APPROVE));
    calls.awaitEnd(run);

    closed(second);

    assertThat(api.calls().get("/api/formwork/v1/runs/" + run).json().path("phase").stringValue())
        .isEqualTo("completed");
  }

  @Test
  void takesNoTicketOfALetterForAButton() {
    String run = people.waiting();
    String letter = people.ticket(run, BOB);

    assertThat(toldText(slack.click("U0BOB", APPROVE, letter, BLOCKS)))
        .contains("This button is not one of Formwork's");
    assertThat(toldText(slack.click("U0BOB", APPROVE, "forged", BLOCKS)))
        .contains("This button is not one of Formwork's");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }
}
