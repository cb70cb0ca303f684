package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Runs;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Messages that nobody took, because no mail server or Slack workspace is configured. */
@RestController
@Tag(name = "outbox")
final class OutboxController {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Permissions permissions;

  OutboxController(JdbcClient jdbc, JsonMapper json, Permissions permissions) {
    this.jdbc = jdbc;
    this.json = json;
    this.permissions = permissions;
  }

  /**
   * A message.
   *
   * @param channel `slack`, `email` or `notification`
   * @param blocks Slack's Block Kit, or null
   */
  record Message(
      long id,
      String channel,
      String recipient,
      String subject,
      String text,
      @Nullable String html,
      @Nullable List<Object> blocks,
      @Nullable String threadKey,
      @Nullable UUID runId,
      Instant createdAt,
      @Nullable Instant updatedAt) {}

  /** One page of messages, newest first. */
  record MessageList(List<Message> items, int total) {}

  @GetMapping("/api/formwork/v1/outbox")
  MessageList listMessages(
      @RequestParam(required = false) @Nullable String runId,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset,
      User user) {
    permissions.require(user, "scaffolder.task.read", runId == null ? "" : runId);
    Page page = Page.of(limit, offset);
    UUID run = runId == null || runId.isEmpty() ? null : parse(runId);
    String where = run == null ? "" : " where run_id = '%s'".formatted(run);
    int total =
        jdbc.sql("select count(*) from outbox_message" + where).query(Integer.class).single();
    List<Message> items =
        jdbc.sql("select * from outbox_message" + where + " order by id desc limit ? offset ?")
            .params(page.limit(), page.offset())
            .query(this::message)
            .list();
    return new MessageList(items, total);
  }

  private static UUID parse(String runId) {
    return Runs.uuid(runId)
        .orElseThrow(
            () ->
                ApiFailure.input(
                    "request/query/runId must be the id of a run, not '%s'".formatted(runId)));
  }

  private Message message(ResultSet row, int number) throws SQLException {
    Timestamp updated = row.getTimestamp("updated_at");
    return new Message(
        row.getLong("id"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("text_body"),
        row.getString("html_body"),
        blocks(row.getString("blocks")),
        row.getString("thread_key"),
        row.getObject("run_id", UUID.class),
        row.getTimestamp("created_at").toInstant(),
        updated == null ? null : updated.toInstant());
  }

  private @Nullable List<Object> blocks(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Object[] blocks = json.readValue(text, Object[].class);
    return List.of(blocks);
  }
}
