package dev.formwork.activities.port.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ChatMessenger} does alike. */
public interface ChatMessengerContract {

  String RUN = "01890a5d-ac96-774b-bcce-b302099a8057";

  /** A messenger that knows the channels `#deploys` and `#team`; a new one for each test. */
  ChatMessenger messenger();

  @Test
  default void postsAMessageOnceForItsKey() {
    ChatMessenger messenger = messenger();

    ChatReceipt first = messenger.post(message("start", "#deploys", "Run started"));
    ChatReceipt again = messenger.post(message("start", "#deploys", "Run started"));

    assertThat(again).isEqualTo(first);
    assertThat(messenger.threads(RUN)).hasSize(1);
  }

  @Test
  default void knowsTheHeadOfAThreadInEachChannel() {
    ChatMessenger messenger = messenger();
    ChatReceipt head = messenger.post(message("start", "#deploys", "Run started"));
    messenger.post(message("reply", "#deploys", "Repository made"));
    messenger.post(message("team", "#team", "Run started"));

    List<ChatThread> threads = messenger.threads(RUN);

    assertThat(threads)
        .extracting(thread -> thread.message().key())
        .containsExactly("start", "team");
    assertThat(threads.getFirst().head()).isEqualTo(head);
    assertThat(messenger.threads("another run")).isEmpty();
  }

  @Test
  default void tellsWhatAHeadSaidFirstAlsoAfterAnUpdate() {
    ChatMessenger messenger = messenger();
    ChatMessage first = message("start", "#deploys", "Run started");
    ChatReceipt head = messenger.post(first);

    messenger.update(head, message("start", "#deploys", "Run completed"));
    messenger.update(head, message("start", "#deploys", "Run completed"));

    assertThat(messenger.threads(RUN).getFirst().message()).isEqualTo(first);
  }

  private static ChatMessage message(String key, String channel, String text) {
    return new ChatMessage(
        key,
        RUN,
        channel,
        RUN,
        text,
        List.of(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text))),
        Map.of("run", RUN));
  }
}
