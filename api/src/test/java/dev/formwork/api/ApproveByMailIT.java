package dev.formwork.api;

import static dev.formwork.api.AskedPeople.BOB;
import static dev.formwork.api.AskedPeople.EVE;
import static dev.formwork.api.AskedPeople.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.api.identity.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The page behind the link of a letter, over HTTP. */
class ApproveByMailIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final AskedPeople people = new AskedPeople(api);

  private static Answer submit(HttpCalls calls, String ticket, String verdict, String comment) {
    String form =
        "t=%s&verdict=%s&comment=%s"
            .formatted(ticket, verdict, URLEncoder.encode(comment, StandardCharsets.UTF_8));
    return calls.send(
        "POST", "/approve", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  private Answer submit(String ticket, String verdict) {
    return submit(calls, ticket, verdict, "");
  }

  private boolean isWaiting(String run) {
    return people.request(run) != null && people.request(run).path("votes").size() == 0;
  }

  @Test
  void showsWhatIsAskedAndChangesNothing() {
    String run = people.waiting();
    String ticket = people.ticket(run, BOB);

    Answer page = calls.get("/approve?t=" + ticket);
    calls.send("HEAD", "/approve?t=" + ticket, null, Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.text())
        .contains("May we &lt;b&gt;spend&lt;/b&gt; it?", "Ask &lt;outside&gt;", "The local")
        .contains("name=\"verdict\" value=\"approve\"", "The bob (user:default/bob)")
        .doesNotContain("<script", "<b>spend");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void isKeptByNobodyAndShownInNoFrame() {
    String run = people.waiting();

    Answer page = calls.get("/approve?t=" + people.ticket(run, BOB));

    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    people.cancel(run);
  }

  @Test
  void takesTheAnswerOfTheOneWhomTheLetterIsFor() {
    String run = people.waiting();

    Answer answer = submit(people.ticket(run, BOB), "approve");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("You approved it");
    JsonNode ended = calls.awaitEnd(run);
    assertThat(ended.path("output").path("by").toString()).isEqualTo("[\"user:default/bob\"]");
    assertThat(people.audited(run)).isEqualTo("user:default/bob mail approve");
  }

  @Test
  void takesTheAnswerOfAMemberOfAGroupThatIsAsked() {
    String run = people.waiting();

    submit(calls, people.ticket(run, EVE), "reject", "Too <dear>.");

    JsonNode ended = calls.awaitEnd(run);
    assertThat(ended.path("failure").path("message").stringValue())
        .isEqualTo("user:default/eve rejected it. Comment: Too <dear>.");
  }

  @Test
  void takesOneAnswerOnly() {
    String run = people.waiting();
    String ticket = people.ticket(run, BOB);
    submit(ticket, "approve");
    calls.awaitEnd(run);

    Answer again = submit(ticket, "reject");
    Answer page = calls.get("/approve?t=" + ticket);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("This request is over");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).doesNotContain("<form");
  }

  @Test
  void knowsNoLinkThatItDidNotMake() {
    String run = people.waiting();
    String ticket = people.ticket(run, BOB);
    String cut = ticket.substring(0, ticket.length() - 4);

    assertThat(calls.get("/approve?t=" + cut).status()).isEqualTo(404);
    assertThat(submit(cut, "approve").status()).isEqualTo(404);
    assertThat(submit("forged", "approve").status()).isEqualTo(404);
    assertThat(calls.get("/approve").status()).isEqualTo(404);
    assertThat(submit(people.ticket(run, null), "approve").text()).contains("This link is not");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void expiresWithTheDeadline() {
    String run = people.waiting();
    Instant now = Instant.now();

    Answer answer = submit(people.ticket(run, BOB, now, now.minusSeconds(1)), "approve");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("This link has expired");
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void isForOneRequestAndNotForTheNextOfTheSameStep() {
    String run = people.waiting();
    Instant now = Instant.now();
    String earlier = people.ticket(run, BOB, now.minusSeconds(600), now.plusSeconds(600));

    Answer answer = submit(earlier, "approve");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void refusesThoseWhoAreNotAskedOrNotThereAnyMore() {
    String run = people.waiting();

    Answer tom = submit(people.ticket(run, TOM), "approve");
    Answer gone = submit(people.ticket(run, "user:default/gone"), "approve");
    Answer initiator = submit(people.ticket(run, "user:default/local"), "approve");

    assertThat(tom.status()).isEqualTo(403);
    assertThat(tom.text()).contains("user:default/tom is not among those who may approve");
    assertThat(gone.status()).isEqualTo(403);
    assertThat(gone.text()).contains("does not have user:default/gone any more");
    assertThat(initiator.status()).isEqualTo(403);
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }

  @Test
  void checksThePermissionWhenItIsClicked() {
    String run = people.waiting();
    String ticket = people.ticket(run, BOB);
    try (ConfigurableApplicationContext strict =
        api.start((user, permission, subject) -> !permission.equals("formwork.run.approve"))) {

      Answer answer = submit(RunningApi.calls(strict), ticket, "approve", "");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text()).contains("user:default/bob may not approve this run");
      assertThat(isWaiting(run)).isTrue();
    }
    people.cancel(run);
  }

  @Test
  void isForNobodyElseWhoIsSignedIn() {
    String run = people.waiting();
    String ticket = people.ticket(run, BOB);
    User eve = new User(EVE, "Eve", "eve@example.org", List.of("group:default/askers"), false);
    try (ConfigurableApplicationContext signedIn = api.startFor(eve)) {

      Answer page = RunningApi.calls(signedIn).get("/approve?t=" + ticket);
      Answer answer = submit(RunningApi.calls(signedIn), ticket, "approve", "");

      assertThat(page.status()).isEqualTo(403);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text()).contains("you are signed in as user:default/eve");
      assertThat(isWaiting(run)).isTrue();
      assertThat(
              submit(RunningApi.calls(signedIn), people.ticket(run, EVE), "approve", "").status())
          .isEqualTo(200);
    }
    calls.awaitEnd(run);
  }

  @Test
  void takesNothingFromPagesOfOthersAndNothingWithoutAChoice() {
    String run = people.waiting();
    String form = "t=%s&verdict=approve".formatted(people.ticket(run, BOB));

    Answer foreign =
        calls.send(
            "POST",
            "/approve",
            form,
            Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example"));
    Answer undecided = submit(people.ticket(run, BOB), "");

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(undecided.status()).isEqualTo(400);
    assertThat(isWaiting(run)).isTrue();
    people.cancel(run);
  }
}
