package dev.formwork.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import dev.formwork.activities.port.sent.SentMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that Slack took while the process that posted them was killed. */
class SlackRepeatsStubTest {

  private final SlackStub slack = new SlackStub();
  private final InMemorySentMessages sent = new InMemorySentMessages();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void findsAMessageThatAKilledAttemptPostedToTheStub() {
    messenger(new Forgetful(sent)).post(message("run-1/a"));

    ChatReceipt receipt = messenger(sent).post(message("run-1/a"));

    assertThat(slack.state()).hasSize(1);
    assertThat(receipt.messageId()).isEqualTo("1700000000.000001");
    assertThat(messenger(sent).post(message("run-1/a"))).isEqualTo(receipt);
  }

  @Test
  void findsAReplyThatAKilledAttemptPostedToAThreadOfTheStub() {
    messenger(sent).post(message("run-1/a"));
    messenger(new Forgetful(sent)).post(message("run-1/b"));

    ChatReceipt receipt = messenger(sent).post(message("run-1/b"));

    assertThat(slack.state()).hasSize(2);
    assertThat(receipt.messageId()).isEqualTo("1700000000.000002");
  }

  @Test
  void postsAgainWhenTheStubLetsNobodyReadTheChannel() {
    messenger(new Forgetful(sent)).post(message("run-1/a"));
    slack.hideMessages();

    messenger(sent).post(message("run-1/a"));

    assertThat(slack.state()).hasSize(2);
  }

  @Test
  void postsNothingWhileTheStubFailsToTellWhatItHas() {
    messenger(new Forgetful(sent)).post(message("run-1/a"));
    slack.failReading();

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> messenger(sent).post(message("run-1/a")));

    assertThat(slack.state()).hasSize(1);
  }

  @Test
  void postsWhatAnEarlierAttemptOnlyClaimed() {
    sent.claim("run-1/a", SlackChatMessenger.CHANNEL);

    messenger(sent).post(message("run-1/a"));

    assertThat(slack.state()).hasSize(1);
  }

  private SlackChatMessenger messenger(SentMessages memory) {
    return new SlackChatMessenger(
        new SlackSettings(SlackStub.TOKEN, slack.apiUrl(), Duration.ofSeconds(5)), memory);
  }

  private static ChatMessage message(String key) {
    return new ChatMessage(
        key, "run-1", "#platform", "run-1", "text", List.of(), Map.of("run", "run-1"));
  }

  /** A memory that is lost when the answer comes, as that of a killed process. */
  private record Forgetful(SentMessages behind) implements SentMessages {

    @Override
    public boolean claim(String key, String channel) {
      return behind.claim(key, channel);
    }

    @Override
    public void unclaim(String key) {
      behind.unclaim(key);
    }

    @Override
    public void receive(String key, Map<String, Object> receipt) {}

    @Override
    public Optional<Map<String, Object>> receipt(String key) {
      return behind.receipt(key);
    }

    @Override
    public List<Map<String, Object>> receipts(String channel, String name, String value) {
      return behind.receipts(channel, name, value);
    }
  }
}
