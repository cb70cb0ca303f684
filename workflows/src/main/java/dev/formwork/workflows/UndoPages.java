package dev.formwork.workflows;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The undo logs of ended runs, as they are kept outside Temporal. */
@ActivityInterface
public interface UndoPages {

  /** A number that is above those of all entries. */
  int NEWEST = Integer.MAX_VALUE;

  /**
   * The entries that were not taken back yet and are older than one that is known; as many as one
   * payload holds, and at least one unless there is none.
   *
   * @param before number of the entry that is known, or {@link #NEWEST}
   */
  @ActivityMethod(name = "formwork:undo-page")
  UndoPage read(String runId, int before);
}
