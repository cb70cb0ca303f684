package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Messages that were handed to an outside system, in table `sent_message`. */
public final class PostgresSentMessages implements SentMessages {

  private static final TypeReference<Map<String, Object>> RECEIPT = new TypeReference<>() {};

  private final Database database;

  public PostgresSentMessages(DataSource dataSource) {
    this.database = Database.open(dataSource);
  }

  @Override
  public boolean claim(String key, String channel) {
    int claimed =
        database.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                                insert into sent_message (message_key, channel)
                                values (:key, :channel) on conflict (message_key) do nothing""")
                    .bind("key", key)
                    .bind("channel", channel)
                    .execute());
    return claimed == 1;
  }

  @Override
  public void unclaim(String key) {
    database.withHandle(
        handle ->
            handle
                .createUpdate("delete from sent_message where message_key = :key")
                .bind("key", key)
                .execute());
  }

  @Override
  public void receive(String key, Map<String, Object> receipt) {
    database.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                            update sent_message set receipt = cast(:receipt as jsonb)
                            where message_key = :key and receipt is null""")
                .bind("key", key)
                .bind("receipt", Json.write(receipt))
                .execute());
  }

  @Override
  public Optional<Map<String, Object>> receipt(String key) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                            select receipt from sent_message
                            where message_key = :key and receipt is not null""")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .map(text -> Json.read(text, RECEIPT)));
  }

  @Override
  public List<Map<String, Object>> receipts(String channel, String name, String value) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                            select receipt from sent_message
                            where channel = :channel and receipt @> cast(:part as jsonb)
                            order by claimed_at, message_key""")
                .bind("channel", channel)
                .bind("part", Json.write(Map.of(name, value)))
                .mapTo(String.class)
                .map(text -> Json.read(text, RECEIPT))
                .list());
  }
}
