package dev.formwork.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlackStubTest {

  private static final String TOKEN = "xoxb-stub-token";

  @RegisterExtension
  private final WireMockExtension slack =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final InMemorySentMessages sent = new InMemorySentMessages();

  @Test
  void postsAMessageOnceHoweverOftenItIsAskedTo() {
    answer("/api/chat.postMessage", okJson(posted("1700000000.000100")));

    ChatReceipt first = messenger().post(message("run-1/slack", "*made*"));
    ChatReceipt second = messenger().post(message("run-1/slack", "*made*"));

    assertThat(second).isEqualTo(first);
    assertThat(first.messageId()).isEqualTo("1700000000.000100");
    slack.verify(
        1,
        postRequestedFor(urlEqualTo("/api/chat.postMessage"))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .withRequestBody(containing("unfurl_links=0")));
  }

  @Test
  void repliesInTheThreadThatTheRunsFirstMessageBegan() {
    answer("/api/chat.postMessage", okJson(posted("1700000000.000100")));
    messenger().post(message("run-1/first", "one"));

    messenger().post(message("run-1/second", "two"));

    slack.verify(
        1,
        postRequestedFor(urlEqualTo("/api/chat.postMessage"))
            .withRequestBody(containing("thread_ts=1700000000.000100")));
    assertThat(messenger().threads("run-1")).hasSize(1);
  }

  @Test
  void updatesAPostedMessageByItsTimestamp() {
    answer("/api/chat.postMessage", okJson(posted("1700000000.000100")));
    answer("/api/chat.update", okJson(posted("1700000000.000100")));
    ChatReceipt receipt = messenger().post(message("run-1/slack", "running"));

    messenger().update(receipt, message("run-1/slack", "completed"));

    slack.verify(
        postRequestedFor(urlEqualTo("/api/chat.update"))
            .withRequestBody(containing("ts=1700000000.000100"))
            .withRequestBody(containing("channel=C123"))
            .withRequestBody(containing("text=completed")));
  }

  @Test
  void namesTheChannelThatSlackDoesNotKnow() {
    answer("/api/chat.postMessage", okJson("{\"ok\":false,\"error\":\"channel_not_found\"}"));

    assertThatThrownBy(() -> messenger().post(message("k", "text")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("#platform")
        .hasMessageContaining("invite the app");
  }

  @Test
  void tellsThatTheTokenIsNotGoodEnoughWithoutShowingIt() {
    answer(
        "/api/chat.postMessage",
        okJson("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}"));

    assertThatThrownBy(() -> messenger().post(message("k", "text")))
        .isInstanceOf(PermissionDenied.class)
        .hasMessageContaining("chat:write")
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void waitsAsLongAsSlackAsksFor() {
    answer(
        "/api/chat.postMessage",
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "7")
            .withBody("{\"ok\":false,\"error\":\"ratelimited\"}"));

    assertThatThrownBy(() -> messenger().post(message("k", "text")))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void isUnavailableWhenSlackFailsOrTheConnectionIsCut() {
    answer("/api/chat.postMessage", aResponse().withStatus(503).withBody("sorry"));
    assertThatThrownBy(() -> messenger().post(message("k", "text")))
        .isInstanceOf(Unavailable.class);

    answer("/api/chat.postMessage", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThatThrownBy(() -> messenger().post(message("k", "text")))
        .isInstanceOf(Unavailable.class);
  }

  private SlackChatMessenger messenger() {
    return new SlackChatMessenger(
        new SlackSettings(TOKEN, URI.create(slack.baseUrl() + "/api/"), Duration.ofSeconds(5)),
        sent);
  }

  private void answer(String path, ResponseDefinitionBuilder response) {
    slack.stubFor(post(urlEqualTo(path)).willReturn(response));
  }

  private static String posted(String ts) {
    return "{\"ok\":true,\"channel\":\"C123\",\"ts\":\"%s\",\"message\":{\"text\":\"x\"}}"
        .formatted(ts);
  }

  private static ChatMessage message(String key, String text) {
    return new ChatMessage(
        key,
        "run-1",
        "#platform",
        "run-1",
        text,
        List.of(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text))),
        Map.of("run", "run-1"));
  }
}
