package dev.formwork.activities.port.scm;

import java.util.List;

/**
 * Who is asked to take part in a pull request, by the names that the host knows them by.
 *
 * @param teams asked as a whole
 */
public record Participants(
    List<String> reviewers, List<String> teams, List<String> assignees, List<String> labels) {

  public Participants {
    reviewers = List.copyOf(reviewers);
    teams = List.copyOf(teams);
    assignees = List.copyOf(assignees);
    labels = List.copyOf(labels);
  }

  /** Whether nobody is asked and no label is given. */
  public boolean isEmpty() {
    return reviewers.isEmpty() && teams.isEmpty() && assignees.isEmpty() && labels.isEmpty();
  }
}
