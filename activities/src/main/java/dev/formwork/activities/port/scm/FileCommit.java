package dev.formwork.activities.port.scm;

import java.time.Instant;
import java.util.List;

/**
 * Changes of text files, made in one commit on the head of a branch.
 *
 * @param at author's and committer's time, in UTC
 */
public record FileCommit(
    String branch,
    List<FileChange> changes,
    String message,
    Person author,
    Person committer,
    Instant at) {

  public FileCommit {
    changes = List.copyOf(changes);
  }
}
