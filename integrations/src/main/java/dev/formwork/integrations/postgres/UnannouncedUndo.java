package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The undo of an ended run that no person asked for: that of the run around it has begun it, so the
 * tables hear of it by its first events. From then on the run stands as one that is being taken
 * back, and what is decided about it goes to the workflow of its undo.
 */
final class UnannouncedUndo {

  private static final String UNDO = ".undo.";

  private UnannouncedUndo() {}

  /**
   * Opens the run again when these events are the first of such an undo.
   *
   * @param known the workflow that the run's row names
   * @param telling the workflow that the events are from
   * @return where the run stands before the events
   */
  static RunPhase open(
      Handle handle,
      String run,
      String known,
      String telling,
      RunPhase phase,
      List<RunEvent> fresh) {
    if (!phase.isFinal() || !isLater(telling, known)) {
      return phase;
    }
    if (fresh.stream().anyMatch(event -> event.phase() == RunPhase.UNDOING)) {
      reopenSteps(handle, run);
      closeStreams(handle, run, telling, fresh);
    }
    handle
        .createUpdate(
            """
            update run set phase = 'undoing', workflow_id = :workflow
            where run_id = cast(:run as uuid)""")
        .bind("workflow", telling)
        .bind("run", run)
        .execute();
    return RunPhase.UNDOING;
  }

  private static boolean isLater(String telling, String known) {
    String base = known.contains(UNDO) ? known.substring(0, known.indexOf(UNDO)) : known;
    return telling.startsWith(base + UNDO) && serial(telling) > serial(known);
  }

  private static long serial(String workflowId) {
    int undo = workflowId.lastIndexOf(UNDO);
    return undo < 0 ? 0 : Long.parseLong(workflowId.substring(undo + UNDO.length()));
  }

  /** Steps whose first undo left something, or that were kept, are taken back now. */
  private static void reopenSteps(Handle handle, String run) {
    handle
        .createUpdate(
            """
            update run_step set state = case when failure is null then 'completed' else 'failed' end
            where run_id = cast(:run as uuid)
              and state in ('kept', 'leftover', 'undoing', 'running')""")
        .bind("run", run)
        .execute();
    handle
        .createUpdate(
            """
            delete from run_made
            where run_id = cast(:run as uuid) and kind = 'step' and state = 'leftover'""")
        .bind("run", run)
        .execute();
  }

  /** A run has one completion on Backstage's wire: that of its newest end. */
  private static void closeStreams(
      Handle handle, String run, String telling, List<RunEvent> fresh) {
    handle
        .createUpdate(
            """
            update run_event set type = 'log', event_key = event_key || ':' || :serial
            where run_id = cast(:run as uuid) and type = 'completion'
              and not event_key = any(:fresh)""")
        .bind("serial", String.valueOf(serial(telling)))
        .bind("run", run)
        .bind("fresh", fresh.stream().map(RunEvent::key).toArray(String[]::new))
        .execute();
  }
}
