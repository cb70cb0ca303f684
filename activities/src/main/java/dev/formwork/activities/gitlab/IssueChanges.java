package dev.formwork.activities.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.port.gitlab.Issue;
import dev.formwork.activities.port.gitlab.IssueChange;
import org.jspecify.annotations.Nullable;

/** Changes that lead back to how an issue is. The epic is not among what can be given back. */
final class IssueChanges {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private IssueChanges() {}

  /** What the issue has where the change says anything. */
  static IssueChange touched(Issue issue, IssueChange change) {
    boolean labels =
        change.labels() != null || change.addLabels() != null || change.removeLabels() != null;
    return new IssueChange(
        where(change.title(), issue.title()),
        where(change.description(), issue.description()),
        labels ? String.join(",", issue.labels()) : null,
        null,
        null,
        where(change.assignees(), issue.assignees()),
        where(change.confidential(), issue.confidential()),
        where(change.discussionLocked(), issue.discussionLocked()),
        where(change.dueDate(), issue.dueDate() == null ? "" : issue.dueDate().toString()),
        null,
        where(change.type(), issue.type()),
        where(change.milestoneId(), issue.milestoneId() == null ? 0L : issue.milestoneId()),
        where(change.weight(), issue.weight() == null ? IssueChange.NO_WEIGHT : issue.weight()),
        where(change.stateEvent(), issue.state().equals("opened") ? "reopen" : "close"),
        null);
  }

  private static <T> @Nullable T where(@Nullable Object touched, T value) {
    return touched == null ? null : value;
  }

  static String text(IssueChange change) {
    try {
      return MAPPER.writeValueAsString(change);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static IssueChange parse(String text) {
    try {
      return MAPPER.readValue(text, IssueChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
