package dev.formwork.integrations.postgres;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Made;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table `run_made`: what runs made and what became of it. */
final class MadeRows {

  static final String MADE = "made";
  static final String UNDONE = "undone";
  static final String LEFTOVER = "leftover";

  private MadeRows() {}

  /** Notes a thing that was made; what is known to be undone or left over stays so. */
  static void made(Handle handle, String runId, String stepId, Made made) {
    write(handle, runId, stepId, made, MADE, null, "run_made.state = 'made'");
  }

  static void undone(Handle handle, String runId, String stepId, Made undone) {
    write(handle, runId, stepId, undone, UNDONE, null, "true");
  }

  static void leftOver(Handle handle, String runId, String stepId, Leftover leftover) {
    Made thing = new Made(leftover.kind(), leftover.name(), leftover.url());
    write(handle, runId, stepId, thing, LEFTOVER, leftover.reason(), "true");
  }

  private static void write(
      Handle handle,
      String runId,
      String stepId,
      Made thing,
      String state,
      @Nullable String reason,
      String replaces) {
    handle
        .createUpdate(
            """
            insert into run_made (run_id, step_id, kind, name, url, state, reason)
            select run_id, :step, :kind, :name, :url, :state, :reason
              from run where run_id = cast(:run as uuid)
            on conflict (run_id, step_id, kind, name) do update
              set url = coalesce(excluded.url, run_made.url), state = excluded.state,
                reason = excluded.reason
              where\s"""
                + replaces)
        .bind("run", runId)
        .bind("step", stepId)
        .bind("kind", Json.clean(thing.kind()))
        .bind("name", Json.clean(thing.name()))
        .bind("url", thing.url())
        .bind("state", state)
        .bind("reason", reason == null ? null : Json.clean(reason))
        .execute();
  }

  /** The things of a run in this state, in the order of the steps. */
  static List<Made> list(Handle handle, String runId, String state) {
    return handle
        .createQuery(
            """
            select kind, run_made.name, url from run_made left join run_step using (run_id, step_id)
            where run_id = cast(:run as uuid) and run_made.state = :state
            order by position, kind, run_made.name""")
        .bind("run", runId)
        .bind("state", state)
        .map(
            (row, context) ->
                new Made(row.getString("kind"), row.getString("name"), row.getString("url")))
        .list();
  }

  static List<Made> stillMade(Handle handle, String runId, String stepId) {
    return handle
        .createQuery(
            """
            select kind, name, url from run_made
            where run_id = cast(:run as uuid) and step_id = :step and state = 'made'
            order by kind, name""")
        .bind("run", runId)
        .bind("step", stepId)
        .map(
            (row, context) ->
                new Made(row.getString("kind"), row.getString("name"), row.getString("url")))
        .list();
  }

  static List<Leftover> leftovers(Handle handle, String runId) {
    return handle
        .createQuery(
            """
            select kind, run_made.name, url, coalesce(reason, '') as reason
            from run_made left join run_step using (run_id, step_id)
            where run_id = cast(:run as uuid) and run_made.state = 'leftover'
            order by position, kind, run_made.name""")
        .bind("run", runId)
        .map(
            (row, context) ->
                new Leftover(
                    row.getString("kind"),
                    row.getString("name"),
                    row.getString("url"),
                    row.getString("reason")))
        .list();
  }
}
