package dev.formwork.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an undo took back, and what it had to leave.
 *
 * @param child a run that was part of this one and that the workflow is to take back, or null
 */
public record UndoResult(List<Made> undone, List<Leftover> leftovers, @Nullable RunRequest child) {

  /** A result that asks for nothing more. */
  public UndoResult(List<Made> undone, List<Leftover> leftovers) {
    this(undone, leftovers, null);
  }

  public UndoResult {
    undone = Ordered.copy(undone);
    leftovers = Ordered.copy(leftovers);
  }
}
