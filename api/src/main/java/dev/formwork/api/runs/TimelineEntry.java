package dev.formwork.api.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run and that is more than a line of its log.
 *
 * @param id grows with each entry of a run
 * @param stepId null for what concerns the whole run
 * @param iteration of a step with `each`, or null
 * @param attempt of the step's action that begins here, 0 for everything else
 */
public record TimelineEntry(
    long id,
    Kind kind,
    Instant at,
    @Nullable String stepId,
    @Nullable String iteration,
    int attempt,
    String message) {

  /** What happened. */
  public enum Kind {
    STARTED,
    STARTED_OVER,
    BEGAN,
    ATTEMPT,
    RETRYING,
    FINISHED,
    FAILED,
    SKIPPED,
    RUN_AGAIN,
    WAITING,
    WAIT_CHANGED,
    WAITED,
    PAUSED,
    DECIDED,
    CANCELLED,
    UNDOING,
    UNDO_BEGAN,
    UNDO_FINISHED,
    UNDO_FAILED,
    LEFT,
    KEPT,
    ENDED,
    NOTE
  }
}
