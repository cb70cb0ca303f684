package dev.formwork.workflows;

import java.util.List;

/** What an undo took back, and what it had to leave. */
public record UndoResult(List<Made> undone, List<Leftover> leftovers) {

  public UndoResult {
    undone = Ordered.copy(undone);
    leftovers = Ordered.copy(leftovers);
  }
}
