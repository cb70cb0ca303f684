package dev.formwork.api.identity;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The append-only record of who did what. */
public final class Audit {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Audit(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Adds a record.
   *
   * @param what such as `scaffolder.task.create`
   * @param subject a ref or an id
   * @param details never a secret
   */
  public void record(User who, String what, String subject, Map<String, ?> details) {
    jdbc.sql("insert into audit_record (who, what, subject, details) values (?, ?, ?, ?::jsonb)")
        .params(who.ref(), what, subject, json.writeValueAsString(details))
        .update();
  }
}
