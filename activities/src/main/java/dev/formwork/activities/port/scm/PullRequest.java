package dev.formwork.activities.port.scm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, or what the host calls it.
 *
 * @param number that people call it by
 * @param url page for people
 * @param headCommit newest commit of the source branch, or null when the host does not tell
 * @param mark of the step that opened it, or null when it carries none of ours
 * @param ownBranch whether that step made the source branch, too
 */
public record PullRequest(
    long number,
    URI url,
    String branch,
    String targetBranch,
    @Nullable String headCommit,
    State state,
    @Nullable String mark,
    boolean ownBranch) {

  /** How far a pull request is. */
  public enum State {
    OPEN,
    MERGED,
    CLOSED
  }

  /** Whether the step with this mark opened it. */
  public boolean isMadeBy(String stepMark) {
    return stepMark.equals(mark);
  }

  PullRequest with(State changed) {
    return new PullRequest(number, url, branch, targetBranch, headCommit, changed, mark, ownBranch);
  }
}
