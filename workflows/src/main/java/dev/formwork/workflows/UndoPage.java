package dev.formwork.workflows;

import java.util.List;

/** Some activities of an ended run, the newest first; none when there are no more. */
public record UndoPage(List<UndoEntry> entries) {

  public UndoPage {
    entries = Ordered.copy(entries);
  }
}
