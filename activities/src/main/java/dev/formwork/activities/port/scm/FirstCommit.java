package dev.formwork.activities.port.scm;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The commit that a new repository starts with. Its hash depends on these values and on the files
 * alone.
 *
 * @param directory whose files become the tree, without `.git`; modes and links are kept
 * @param branch that the commit is pushed to
 * @param at author's and committer's time, in UTC
 */
public record FirstCommit(
    Path directory, String branch, String message, Person author, Person committer, Instant at) {}
