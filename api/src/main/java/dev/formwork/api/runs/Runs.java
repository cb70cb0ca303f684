package dev.formwork.api.runs;

import dev.formwork.api.http.Page;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runs of the tables: found, listed, and what they made. */
public final class Runs {

  private static final String REST =
      """
      run_id, workflow_id, template_ref, template_title, template_digest, initiator, phase,
        steps_done, steps_total, failure, output, created_at, ended_at, last_event_at,
        parent_run_id, parent_step_id
      from run""";
  private static final String WHOLE = "select task_spec, " + REST;

  /** Of the task's specification only what a list shows. */
  private static final String BRIEF =
      "select jsonb_build_object('parameters', task_spec -> 'parameters') as task_spec, " + REST;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Runs(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** One page of runs and how many there are in all. */
  public record Found(List<Run> items, int total) {

    public Found {
      items = List.copyOf(items);
    }
  }

  /** The run of an id as clients write it; text that is no id finds nothing. */
  public Optional<Run> find(String id) {
    return uuid(id).flatMap(this::find);
  }

  /** The run of an id. */
  public Optional<Run> find(UUID id) {
    return jdbc.sql(WHOLE + " where run_id = ?").param(id).query(this::run).optional();
  }

  /** The run that a key has started, or empty. */
  Optional<Started> findByKey(String idempotencyKey) {
    return jdbc.sql("select run_id, request_digest from run where idempotency_key = ?")
        .param(idempotencyKey)
        .query(
            (row, number) ->
                new Started(row.getObject("run_id", UUID.class), row.getString("request_digest")))
        .optional();
  }

  /** A run that a key has started, and the digest of the call that did. */
  record Started(UUID id, @Nullable String requestDigest) {}

  /**
   * Lists runs with their whole task specification.
   *
   * @param limit most rows of the page, or null for all
   */
  public Found tasks(RunFilter filter, RunOrder order, @Nullable Integer limit, int offset) {
    return list(WHOLE, filter, order, limit, offset);
  }

  /** Lists runs, newest first, with no more of their task specification than the values. */
  public Found list(RunFilter filter, Page page) {
    return list(BRIEF, filter, RunOrder.NEWEST, page.limit(), page.offset());
  }

  private Found list(
      String columns, RunFilter filter, RunOrder order, @Nullable Integer limit, int offset) {
    RunSql sql = RunSql.of(filter);
    int total =
        jdbc.sql("select count(*) from run" + sql.where())
            .params(sql.parameters())
            .query(Integer.class)
            .single();
    if (limit != null && limit == 0) {
      return new Found(List.of(), total);
    }
    String page =
        " order by %s offset %d%s"
            .formatted(order.sql(), offset, limit == null ? "" : " limit " + limit);
    List<Run> items =
        jdbc.sql(columns + sql.where() + page).params(sql.parameters()).query(this::run).list();
    return new Found(items, total);
  }

  /** The steps of a run in the order of the template. */
  public List<RunStep> steps(UUID id) {
    return jdbc.sql("select * from run_step where run_id = ? order by position")
        .param(id)
        .query(
            (row, number) ->
                new RunStep(
                    row.getString("step_id"),
                    row.getInt("position"),
                    row.getString("name"),
                    row.getString("action"),
                    StepState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getInt("attempts"),
                    instant(row, "started_at"),
                    instant(row, "ended_at"),
                    row.getString("failure")))
        .list();
  }

  /** What a run made and links to, in the order of its steps. */
  public RunThings things(UUID id) {
    String order =
        " left join run_step s using (run_id, step_id) where t.run_id = ?"
            + " order by s.position, t.step_id, ";
    List<RunThings.Made> made =
        jdbc.sql("select t.* from run_made t" + order + "t.kind, t.name")
            .param(id)
            .query(
                (row, number) ->
                    new RunThings.Made(
                        row.getString("step_id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("url"),
                        row.getString("state").toLowerCase(Locale.ROOT),
                        row.getString("reason")))
            .list();
    List<RunThings.Link> links =
        jdbc.sql("select t.* from run_link t" + order + "t.title")
            .param(id)
            .query(
                (row, number) ->
                    new RunThings.Link(
                        row.getString("step_id"), row.getString("title"), row.getString("url")))
            .list();
    return new RunThings(made, links);
  }

  /** The id in a path, or empty when it is not the id of anything. */
  public static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getObject("run_id", UUID.class),
        row.getString("workflow_id"),
        row.getString("template_ref"),
        row.getString("template_title"),
        row.getString("template_digest"),
        row.getString("initiator"),
        json.readTree(row.getString("task_spec")),
        RunPhase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
        row.getInt("steps_done"),
        row.getInt("steps_total"),
        tree(row, "failure"),
        tree(row, "output"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "ended_at"),
        instant(row, "last_event_at"),
        row.getObject("parent_run_id", UUID.class),
        row.getString("parent_step_id"));
  }

  private @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : json.readTree(text);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
