package dev.formwork.api.reconcile;

import dev.formwork.workflows.StepState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tables show of a run besides its phase.
 *
 * @param steps states by step id
 * @param waits keys of open waits
 * @param asked keys of what people are asked for, such as `paused`
 * @param made names of what was made: step, kind and name with a space between
 */
record Shown(Map<String, StepState> steps, Set<String> waits, Set<String> asked, Set<String> made) {

  static Shown of(JdbcClient jdbc, UUID run) {
    Map<String, StepState> steps = new HashMap<>();
    jdbc.sql("select step_id, state from run_step where run_id = ?")
        .param(run)
        .query(
            row -> {
              steps.put(
                  row.getString("step_id"),
                  StepState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
            });
    return new Shown(
        steps,
        texts(jdbc, run, "select wait_key from run_wait where run_id = ?"),
        texts(jdbc, run, "select attention_key from run_attention where run_id = ?"),
        texts(
            jdbc,
            run,
            "select step_id || ' ' || kind || ' ' || name from run_made where run_id = ?"));
  }

  private static Set<String> texts(JdbcClient jdbc, UUID run, String sql) {
    return new HashSet<>(jdbc.sql(sql).param(run).query(String.class).list());
  }
}
