package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.activities.port.chat.ChatThread;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.notice.Notice;
import dev.formwork.activities.port.notice.NoticeBoard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * Takes letters and chat messages where no SMTP server and no messenger are configured, and keeps
 * them in table `outbox_message` for the portal to show.
 */
public final class PostgresOutbox implements ChatMessenger, Mailer, NoticeBoard {

  private static final String CHAT = "slack";
  private static final String MAIL = "email";
  private static final String NOTICE = "notification";
  private static final TypeReference<Posted> POSTED = new TypeReference<>() {};

  private final Database database;

  public PostgresOutbox(DataSource dataSource) {
    this.database = Database.open(dataSource);
  }

  /** The parts of a chat message that an update replaces, as they were at first. */
  private record Posted(
      String text, List<Map<String, Object>> blocks, Map<String, String> metadata) {}

  @Override
  public ChatReceipt post(ChatMessage message) {
    return database.inTransaction(
        handle -> {
          insertChat(handle, message);
          return handle
              .createQuery("select id, recipient from outbox_message where message_key = :key")
              .bind("key", key(CHAT, message.key()))
              .map(
                  (row, context) ->
                      new ChatReceipt(
                          message.key(), row.getString("recipient"), row.getString("id"), null))
              .one();
        });
  }

  private static void insertChat(Handle handle, ChatMessage message) {
    Map<String, Object> posted = new LinkedHashMap<>();
    posted.put("text", message.text());
    posted.put("blocks", message.blocks());
    posted.put("metadata", message.metadata());
    insert(handle)
        .bind("key", key(CHAT, message.key()))
        .bind("channel", CHAT)
        .bind("recipient", message.channel())
        .bind("thread", message.threadKey())
        .bind("subject", "")
        .bind("text", Json.clean(message.text()))
        .bind("html", (String) null)
        .bind("blocks", Json.write(message.blocks()))
        .bind("posted", Json.write(posted))
        .bind("run", message.runId())
        .execute();
  }

  @Override
  public void update(ChatReceipt receipt, ChatMessage message) {
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                            update outbox_message
                            set text_body = :text, blocks = cast(:blocks as jsonb), updated_at = now()
                            where message_key = :key
                              and (text_body, blocks) is distinct from (:text, cast(:blocks as jsonb))""")
                .bind("key", key(CHAT, receipt.key()))
                .bind("text", Json.clean(message.text()))
                .bind("blocks", Json.write(message.blocks()))
                .execute());
  }

  @Override
  public List<ChatThread> threads(String threadKey) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                            select * from
                              (select distinct on (recipient) * from outbox_message
                               where channel = 'slack' and thread_key = :thread
                               order by recipient, id) as head
                            order by id""")
                .bind("thread", threadKey)
                .map(PostgresOutbox::thread)
                .list());
  }

  private static ChatThread thread(ResultSet row, StatementContext context) throws SQLException {
    String key = row.getString("message_key").substring(CHAT.length() + 1);
    Posted posted = Json.read(row.getString("posted"), POSTED);
    String channel = row.getString("recipient");
    ChatMessage message =
        new ChatMessage(
            key,
            row.getString("run_id"),
            channel,
            row.getString("thread_key"),
            posted.text(),
            posted.blocks(),
            posted.metadata());
    return new ChatThread(new ChatReceipt(key, channel, row.getString("id"), null), message);
  }

  @Override
  public void send(Mail mail) {
    database.withHandle(
        handle ->
            insert(handle)
                .bind("key", key(MAIL, mail.key()))
                .bind("channel", MAIL)
                .bind("recipient", mail.to())
                .bind("thread", mail.inReplyTo())
                .bind("subject", Json.clean(mail.subject()))
                .bind("text", Json.clean(mail.text()))
                .bind("html", Json.clean(mail.html()))
                .bind("blocks", (String) null)
                .bind("posted", (String) null)
                .bind("run", mail.runId())
                .execute());
  }

  @Override
  public void post(Notice notice) {
    database.withHandle(
        handle ->
            insert(handle)
                .bind("key", key(NOTICE, notice.key()))
                .bind("channel", NOTICE)
                .bind("recipient", notice.recipient())
                .bind("thread", notice.scope())
                .bind("subject", Json.clean(notice.title()))
                .bind("text", Json.clean(text(notice)))
                .bind("html", (String) null)
                .bind("blocks", (String) null)
                .bind("posted", (String) null)
                .bind("run", notice.runId())
                .execute());
  }

  private static String text(Notice notice) {
    return Stream.of(
            notice.info(),
            notice.link(),
            "Severity: " + notice.severity(),
            notice.topic() == null ? null : "Topic: " + notice.topic())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private static Update insert(Handle handle) {
    return handle.createUpdate(
        """
        insert into outbox_message (message_key, channel, recipient, thread_key, subject,
          text_body, html_body, blocks, posted, run_id)
        values (:key, :channel, :recipient, :thread, :subject, :text, :html,
          cast(:blocks as jsonb), cast(:posted as jsonb), cast(:run as uuid))
        on conflict (message_key) do nothing""");
  }

  /** A letter and a chat message may have the same key. */
  private static String key(String channel, String key) {
    return channel + ":" + key;
  }
}
