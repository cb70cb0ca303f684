package dev.formwork.activities.port.gitlab;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue.
 *
 * @param id unique in the GitLab
 * @param iid number in the project
 * @param state `opened` or `closed`
 * @param type such as `issue` or `incident`
 * @param comments how often people wrote below it
 */
public record Issue(
    long projectId,
    long id,
    long iid,
    URI webUrl,
    String state,
    String updatedAt,
    String title,
    String description,
    List<String> labels,
    List<Long> assignees,
    boolean confidential,
    boolean discussionLocked,
    @Nullable LocalDate dueDate,
    @Nullable Long milestoneId,
    @Nullable Integer weight,
    String type,
    int comments) {

  public Issue {
    labels = List.copyOf(labels);
    assignees = List.copyOf(assignees);
  }
}
