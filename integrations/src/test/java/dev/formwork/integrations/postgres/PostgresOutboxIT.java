package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.ChatMessengerContract;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.notice.Notice;
import dev.formwork.integrations.TestDatabase;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresOutboxIT implements ChatMessengerContract {

  private final DataSource database = TestDatabase.fresh();

  @Override
  public ChatMessenger messenger() {
    return new PostgresOutbox(database);
  }

  @Test
  void keepsALetterOnceForItsKey() {
    PostgresOutbox outbox = new PostgresOutbox(database);
    Mail mail =
        new Mail("run/mail", RUN, "ada@example.org", "Ready", "It is ready.", "<p>Ready</p>", null);

    outbox.send(mail);
    outbox.send(mail);

    assertThat(rows("select channel, recipient, subject, text_body, html_body from outbox_message"))
        .containsExactly(
            Map.of(
                "channel", "email",
                "recipient", "ada@example.org",
                "subject", "Ready",
                "text_body", "It is ready.",
                "html_body", "<p>Ready</p>"));
  }

  @Test
  void keepsANotificationOnceForItsKey() {
    PostgresOutbox outbox = new PostgresOutbox(database);
    Notice notice =
        new Notice(
            "run/notify/x",
            RUN,
            "user:default/ada",
            "It is there",
            "Look",
            "https://git.example/a",
            "high",
            null,
            "new");

    outbox.post(notice);
    outbox.post(notice);

    assertThat(rows("select channel, recipient, subject, text_body from outbox_message"))
        .containsExactly(
            Map.of(
                "channel", "notification",
                "recipient", "user:default/ada",
                "subject", "It is there",
                "text_body", "Look\nhttps://git.example/a\nSeverity: high\nTopic: new"));
  }

  @Test
  void showsTheNewestTextOfAMessage() {
    PostgresOutbox outbox = new PostgresOutbox(database);
    ChatReceipt receipt = outbox.post(message("Run started"));

    outbox.update(receipt, message("Run completed"));

    assertThat(rows("select text_body, updated_at is not null as updated from outbox_message"))
        .containsExactly(Map.of("text_body", "Run completed", "updated", true));
  }

  @Test
  void keepsALetterAndAMessageOfOneKeyApart() {
    PostgresOutbox outbox = new PostgresOutbox(database);

    outbox.post(message("Run started"));
    outbox.send(new Mail("start", RUN, "ada@example.org", "Ready", "text", "<p>text</p>", null));

    assertThat(rows("select id from outbox_message")).hasSize(2);
  }

  private List<Map<String, Object>> rows(String query) {
    return Jdbi.create(database).withHandle(handle -> handle.createQuery(query).mapToMap().list());
  }

  private static ChatMessage message(String text) {
    return new ChatMessage("start", RUN, "#deploys", RUN, text, List.of(), Map.of());
  }
}
