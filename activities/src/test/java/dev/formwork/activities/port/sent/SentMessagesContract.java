package dev.formwork.activities.port.sent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link SentMessages} does alike. */
public interface SentMessagesContract {

  /** An empty memory; a new one for each test. */
  SentMessages messages();

  @Test
  default void givesAKeyToOneClaimant() {
    SentMessages messages = messages();

    assertThat(messages.claim("run/mail", "email")).isTrue();
    assertThat(messages.claim("run/mail", "email")).isFalse();
    assertThat(messages.receipt("run/mail")).isEmpty();
  }

  @Test
  default void keepsTheFirstReceipt() {
    SentMessages messages = messages();
    messages.claim("run/slack", "slack");

    messages.receive("run/slack", Map.of("ts", "1.1"));
    messages.receive("run/slack", Map.of("ts", "2.2"));

    assertThat(messages.receipt("run/slack")).contains(Map.of("ts", "1.1"));
  }

  @Test
  default void letsAKeyBeClaimedAgainWhenItWasGivenBack() {
    SentMessages messages = messages();
    messages.claim("run/mail", "email");

    messages.unclaim("run/mail");

    assertThat(messages.claim("run/mail", "email")).isTrue();
  }

  @Test
  default void findsReceiptsByWhatTheyHold() {
    SentMessages messages = messages();
    for (String key : new String[] {"b", "a", "other"}) {
      messages.claim(key, "slack");
      messages.receive(key, Map.of("key", key, "thread", key.equals("other") ? "2" : "1"));
    }
    messages.claim("letter", "email");
    messages.receive("letter", Map.of("key", "letter", "thread", "1"));

    assertThat(messages.receipts("slack", "thread", "1"))
        .extracting(receipt -> receipt.get("key"))
        .containsExactly("b", "a");
  }
}
