package dev.formwork.api.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What needs people now, found in the tables at each call: so an entry goes when its cause goes.
 * Only an acknowledgement is written here.
 */
public final class Attention {

  /** More than a person reads; beyond it the oldest are shown. */
  private static final int MOST = 5_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final AttentionSettings settings;
  private final Clock clock;

  Attention(JdbcClient jdbc, JsonMapper json, AttentionSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  /** All that needs somebody, the oldest first. */
  public List<AttentionItem> list(AttentionFilter filter) {
    return find(filter, null);
  }

  /** The entry of an id, while its cause lasts. */
  public Optional<AttentionItem> find(UUID runId, String key) {
    return find(new AttentionFilter(List.of(), null, null), runId).stream()
        .filter(item -> item.key().equals(key))
        .findFirst();
  }

  private List<AttentionItem> find(AttentionFilter filter, @Nullable UUID runId) {
    Instant now = clock.instant();
    return jdbc.sql(AttentionSql.LIST)
        .param("asked", Timestamp.from(now.minus(settings.approvalAfter())))
        .param("accepted", Timestamp.from(now.minus(settings.unstartedAfter())))
        .param("run", runId == null ? null : runId.toString())
        .param("kinds", filter.kinds().stream().map(AttentionKind::word).toArray(String[]::new))
        .param("owner", filter.owner())
        .param("template", filter.templateRef())
        .param("most", MOST)
        .query(this::item)
        .list();
  }

  /**
   * Notes that a person deals with it, so that it is shown no more. What the run leaves behind
   * later is shown again.
   *
   * @return whether this call has changed anything
   */
  public boolean acknowledge(AttentionItem item, String by, String comment) {
    String table = item.kind() == AttentionKind.LEFTOVERS ? "run_made" : "run_attention";
    String which =
        item.kind() == AttentionKind.LEFTOVERS ? "state = 'leftover'" : "attention_key = :key";
    return jdbc.sql(
                """
                update %s set acknowledged_at = :at, acknowledged_by = :by,
                  acknowledged_comment = :comment
                where run_id = :run and acknowledged_at is null and %s"""
                    .formatted(table, which))
            .param("at", Timestamp.from(clock.instant()))
            .param("by", by)
            .param("comment", comment)
            .param("run", item.runId())
            .param("key", item.key())
            .update()
        > 0;
  }

  private AttentionItem item(ResultSet row, int number) throws SQLException {
    String title = row.getString("template_title");
    String telling = row.getString("telling");
    Timestamp until = row.getTimestamp("until_at");
    return new AttentionItem(
        row.getObject("run_id", UUID.class),
        row.getString("attention_key"),
        AttentionKind.of(row.getString("kind")).orElseThrow(),
        telling.isEmpty() ? title : title + ": " + telling,
        row.getString("workflow_id"),
        row.getString("template_ref"),
        row.getString("owner"),
        row.getString("initiator"),
        row.getString("step_id"),
        row.getString("message"),
        row.getTimestamp("since").toInstant(),
        until == null ? null : until.toInstant(),
        leftovers(row.getString("leftovers")));
  }

  private List<AttentionItem.Left> leftovers(@Nullable String text) {
    List<AttentionItem.Left> all = new ArrayList<>();
    if (text != null) {
      for (JsonNode left : json.readTree(text)) {
        all.add(
            new AttentionItem.Left(
                left.path("step").asString(""),
                left.path("kind").asString(""),
                left.path("name").asString(""),
                text(left.path("url")),
                text(left.path("reason"))));
      }
    }
    return all;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
