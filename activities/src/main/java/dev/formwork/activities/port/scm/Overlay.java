package dev.formwork.activities.port.scm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of a directory laid over those of a branch, and files taken away, as one commit. Its hash
 * depends on these values and on the branch's head alone.
 *
 * @param directory whose files are laid over, without `.git`; modes and links are kept; null for
 *     none
 * @param targetPath directory of the repository that they go to; empty for its root
 * @param withoutIgnored whether files that a `.gitignore` of the directory names are left out
 * @param deletions files and directories of the repository to delete, from its root; one that is
 *     not there is no failure
 * @param message without the trailer that names the step
 * @param at author's and committer's time, in UTC
 */
public record Overlay(
    @Nullable Path directory,
    String targetPath,
    boolean withoutIgnored,
    List<String> deletions,
    String message,
    Person author,
    Person committer,
    Instant at) {

  public Overlay {
    deletions = List.copyOf(deletions);
  }
}
