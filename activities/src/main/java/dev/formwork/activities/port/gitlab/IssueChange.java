package dev.formwork.activities.port.gitlab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about an issue; null leaves it as it is. Empty texts take away due date
 * and labels, 0 the milestone, {@link #NO_WEIGHT} the weight.
 *
 * @param stateEvent `close` or `reopen`
 * @param updatedAt date and time that the change is to carry; only owners may give one
 */
public record IssueChange(
    @Nullable String title,
    @Nullable String description,
    @Nullable String labels,
    @Nullable String addLabels,
    @Nullable String removeLabels,
    @Nullable List<Long> assignees,
    @Nullable Boolean confidential,
    @Nullable Boolean discussionLocked,
    @Nullable String dueDate,
    @Nullable Long epicId,
    @Nullable String type,
    @Nullable Long milestoneId,
    @Nullable Integer weight,
    @Nullable String stateEvent,
    @Nullable String updatedAt) {

  /** No weight at all; 0 is one. */
  public static final int NO_WEIGHT = -1;

  public IssueChange {
    assignees = assignees == null ? null : List.copyOf(assignees);
  }

  /** Another title and nothing else. */
  public static IssueChange retitled(String title) {
    return of(title, null);
  }

  /** Closes the issue and changes nothing else. */
  public static IssueChange closed() {
    return of(null, "close");
  }

  private static IssueChange of(@Nullable String title, @Nullable String stateEvent) {
    return new IssueChange(
        title,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        stateEvent,
        null);
  }
}
