package dev.formwork.activities.port.gitlab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue to be created.
 *
 * @param labels separated by commas, or null for none
 * @param createdAt date and time, or null for now; only owners may give one
 * @param dueDate date, or date and time, or null for none
 * @param type null for a plain issue
 * @param mark written into it in the call that creates it, where readers do not see it
 */
public record NewIssue(
    String title,
    @Nullable String description,
    @Nullable Boolean confidential,
    List<Long> assignees,
    @Nullable String labels,
    @Nullable String createdAt,
    @Nullable String dueDate,
    @Nullable String discussionToResolve,
    @Nullable Long mergeRequestToResolve,
    @Nullable Long epicId,
    @Nullable String type,
    @Nullable Long milestoneId,
    @Nullable Integer weight,
    String mark) {

  public NewIssue {
    assignees = List.copyOf(assignees);
  }
}
