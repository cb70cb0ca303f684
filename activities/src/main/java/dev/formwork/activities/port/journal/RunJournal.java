package dev.formwork.activities.port.journal;

import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import java.util.List;

/**
 * Where people read what a run does and what it made. A projection: Temporal decides, the journal
 * shows. Everything may be written twice and is kept once. A write throws {@link
 * dev.formwork.activities.action.ActionException.Unavailable} when it may be taken later; any other
 * failure would come again.
 */
public interface RunJournal {

  /**
   * Appends events that are not there yet, by their keys, and brings run and steps to the state and
   * phase that the new ones say.
   *
   * <p>Entries of {@link RunEvent#data} with a meaning of their own: `attempt` (number of the
   * attempt that begins), `failure` (message of a failed step), `error` (`{name, message}`),
   * `output`. The others are shown as they are.
   */
  void record(RunInfo run, List<RunEvent> events);

  void made(RunInfo run, String stepId, Made made);

  void linked(RunInfo run, String stepId, Link link);

  /** Marks what a step made as undone, or as left over with the reason. */
  void undone(RunInfo run, String stepId, UndoResult result);

  /** What a step told that it made, and no undo has told of since. */
  List<Made> stillMade(RunInfo run, String stepId);

  /** What became of a run that has just ended in this phase. */
  RunOutcome outcome(RunInfo run, RunPhase phase);

  /** Told that so many events of a run will never come, because nobody could keep them. */
  default void dropped(RunInfo run, int events) {}
}
