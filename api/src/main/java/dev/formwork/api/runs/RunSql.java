package dev.formwork.api.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions of a list of runs, with their parameters beside them. */
final class RunSql {

  /** Backstage's status of a row. */
  static final String STATUS =
      """
      case
        when phase = 'running' and last_event_at is null then 'open'
        when phase in ('running', 'waiting', 'paused', 'undoing') then 'processing'
        when phase in ('failed', 'undone', 'undone_with_leftovers') then 'failed'
        else phase
      end""";

  /** What `GET /attention` lists, but for approvals that are late. */
  private static final String ATTENTION =
      """
      (exists (select 1 from run_attention a
          where a.run_id = run.run_id and a.acknowledged_at is null)
        or exists (select 1 from run_made m
          where m.run_id = run.run_id and m.state = 'leftover' and m.acknowledged_at is null)
        or phase = 'paused')""";

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  static RunSql of(RunFilter filter) {
    RunSql sql = new RunSql();
    sql.among("phase", filter.phases());
    sql.among(STATUS, filter.statuses());
    sql.among("initiator", filter.initiators());
    if (filter.templateRef() != null) {
      sql.add("template_ref = ?", filter.templateRef());
    }
    if (filter.owner() != null) {
      sql.add("owner = ?", filter.owner());
    }
    if (filter.text() != null) {
      sql.text(filter.text());
    }
    if (filter.parent() != null) {
      sql.add("parent_run_id = ?", filter.parent());
    }
    if (filter.needingAttention()) {
      sql.conditions.add(ATTENTION);
    }
    return sql;
  }

  String where() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  List<Object> parameters() {
    return parameters;
  }

  private void among(String expression, List<String> values) {
    if (!values.isEmpty()) {
      add("(" + expression + ") = any(?)", values.toArray(String[]::new));
    }
  }

  private void text(String text) {
    String pattern = "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
    conditions.add(
        "lower(template_title || ' ' || template_ref || ' ' || coalesce(initiator, '') || ' '"
            + " || workflow_id || ' ' || coalesce(task_spec -> 'parameters' ->> 'name', '') || ' '"
            + " || coalesce(task_spec -> 'parameters' ->> 'repoUrl', '')) like ?");
    parameters.add(pattern);
  }

  private void add(String condition, Object parameter) {
    conditions.add(condition);
    parameters.add(parameter);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
