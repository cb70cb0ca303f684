package dev.formwork.api.runs;

import dev.formwork.api.http.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Table `run_wait`: what runs wait for now. */
public final class OpenWaits {

  private static final String SELECT =
      """
      select w.*, r.initiator, s.name as step_name, r.template_title,
        coalesce(r.task_spec -> 'parameters' ->> 'name', '') as telling
      from run_wait w join run r using (run_id) left join run_step s using (run_id, step_id)""";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  OpenWaits(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Those of one run, the first that ends first. */
  public List<OpenWait> of(UUID runId) {
    return jdbc.sql(SELECT + " where w.run_id = ? order by until_at, wait_key")
        .param(runId)
        .query(this::open)
        .list();
  }

  /**
   * Requests for approval that name the person or one of the groups and that the person has not
   * answered, the first that ends first.
   */
  public List<OpenWait> asking(String ref, List<String> groups, Page page) {
    List<String> names = new ArrayList<>(groups);
    names.add(ref);
    return jdbc.sql(
            SELECT
                + """
                 where w.kind = 'approval' and w.approvers && ?::text[]
                   and not w.details -> 'votes' @> jsonb_build_array(jsonb_build_object('by', ?))
                   and ((w.details ->> 'selfApproval')::boolean or r.initiator is distinct from ?)
                 order by until_at, wait_key limit ? offset ?""")
        .params(names.toArray(String[]::new), ref, ref, page.limit(), page.offset())
        .query(this::open)
        .list();
  }

  private OpenWait open(ResultSet row, int number) throws SQLException {
    JsonNode details = json.readTree(row.getString("details"));
    List<OpenWait.Answered> votes = new ArrayList<>();
    for (JsonNode vote : details.path("votes")) {
      votes.add(
          new OpenWait.Answered(
              vote.path("by").asString(""),
              vote.path("verdict").asString(""),
              text(vote.path("comment"))));
    }
    String[] approvers = (String[]) row.getArray("approvers").getArray();
    String telling = row.getString("telling");
    String title = row.getString("template_title");
    return new OpenWait(
        row.getObject("run_id", UUID.class),
        telling.isEmpty() ? title : title + ": " + telling,
        row.getString("initiator"),
        row.getString("wait_key"),
        row.getString("step_id"),
        row.getString("step_name"),
        row.getString("kind"),
        text(details.path("message")),
        Instant.parse(details.path("since").asString("")),
        Instant.parse(details.path("until").asString("")),
        List.of(approvers),
        details.path("quorum").asInt(0),
        details.path("selfApproval").asBoolean(false),
        votes);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
