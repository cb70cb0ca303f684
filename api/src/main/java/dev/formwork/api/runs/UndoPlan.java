package dev.formwork.api.runs;

import java.util.List;

/**
 * What taking an ended run back would do.
 *
 * @param version names this plan in the wish; it changes when somebody takes the run back
 * @param obstacle why the run cannot be taken back now, a full sentence; empty when it can
 * @param secrets names of the form's secrets that must be given anew, because they were deleted
 *     when the run ended
 * @param steps the newest first
 */
public record UndoPlan(int version, String obstacle, List<String> secrets, List<Step> steps) {

  /** What becomes of a step. */
  public enum Verdict {
    /** What it made is taken back, as far as it is the run's own and unchanged. */
    UNDO,
    /** Its template says that it stays. */
    KEEP,
    /** It leaves nothing that could be taken back. */
    NOTHING,
    /** It was taken back before. */
    DONE,
    /** It stays, because what its undo needs is gone. */
    STAY
  }

  /**
   * One step that was, or may have been, carried out.
   *
   * @param explanation a full sentence
   * @param made what it is known to have made, and what became of it
   */
  public record Step(
      String id,
      String name,
      String action,
      Verdict verdict,
      String explanation,
      List<RunThings.Made> made) {}

  /** Whether the run can be taken back now. */
  public boolean isPossible() {
    return obstacle.isEmpty();
  }
}
