package dev.formwork.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackWorkspaceStubTest {

  private final FakeSlack slack =
      new FakeSlack().with("U0BOB", "bob@example.org").withStranger("U0SAM", "sam@example.org");

  @AfterEach
  void stop() {
    slack.close();
  }

  private SlackSettings settings(String token, URI url) {
    return new SlackSettings(token, url, Duration.ofSeconds(5));
  }

  private SlackWorkspace workspace() {
    return new SlackWorkspace(settings(FakeSlack.TOKEN, slack.apiUrl()));
  }

  @Test
  void findsMembersByTheirAddresses() {
    assertThat(workspace().personByEmail("bob@example.org")).contains("U0BOB");
    assertThat(workspace().personByEmail("nobody@example.org")).isEmpty();
  }

  @Test
  void tellsTheAddressesOfItsOwnMembersOnly() {
    assertThat(workspace().emailOf("U0BOB")).contains("bob@example.org");
    assertThat(workspace().emailOf("U0SAM")).isEmpty();
    assertThat(workspace().emailOf("U0NOBODY")).isEmpty();
  }

  @Test
  void opensAWindowForAFreshTriggerOnly() {
    assertThatThrownBy(() -> workspace().open("stale", "{\"type\":\"modal\"}"))
        .isInstanceOf(PermissionDenied.class)
        .hasMessageContaining("expired_trigger_id");
    assertThat(slack.windows()).isEmpty();
  }

  @Test
  void saysWhichScopesATokenLacks() {
    SlackWorkspace other = new SlackWorkspace(settings("xoxb-other", slack.apiUrl()));

    assertThatThrownBy(() -> other.emailOf("U0BOB"))
        .isInstanceOf(PermissionDenied.class)
        .hasMessageContaining("users:read")
        .hasMessageNotContaining("xoxb-other");
  }

  @Test
  void isUnavailableWhenSlackIsAway() {
    SlackWorkspace away =
        new SlackWorkspace(settings(FakeSlack.TOKEN, URI.create("http://127.0.0.1:1/api/")));

    assertThatThrownBy(() -> away.personByEmail("bob@example.org")).isInstanceOf(Unavailable.class);
  }

  @Test
  void takesUpdatesOfMessagesToMembers() {
    SlackChatMessenger messenger =
        new SlackChatMessenger(
            settings(FakeSlack.TOKEN, slack.apiUrl()), new InMemorySentMessages());
    ChatReceipt receipt = messenger.post(message("U0BOB", "Asked"));

    messenger.update(receipt, message("U0BOB", "Answered"));

    assertThat(slack.messages()).extracting(FakeSlack.Message::text).containsExactly("Answered");
    assertThatThrownBy(() -> messenger.post(message("U0NOBODY", "Asked")))
        .isInstanceOf(InvalidInput.class);
  }

  private static ChatMessage message(String channel, String text) {
    return new ChatMessage(
        "run-1/" + channel, "run-1", channel, "run-1/ask", text, List.of(), Map.of());
  }
}
