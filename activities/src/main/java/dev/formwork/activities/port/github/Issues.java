package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues and their labels. Every method may throw {@link ActionException.PermissionDenied}, {@link
 * ActionException.RateLimited} and {@link ActionException.Unavailable}.
 */
public interface Issues {

  /**
   * An issue that is there.
   *
   * @param comments how many people's answers it has
   * @param title as it is now
   * @param body as it is now, without the mark
   */
  record Issue(long number, String url, boolean open, int comments, String title, String body) {

    /** Whether it reads as it was opened. */
    public boolean isLike(NewIssue opened) {
      return title.equals(opened.title())
          && body.strip().equals(opened.body() == null ? "" : opened.body().strip());
    }
  }

  /**
   * An issue to open.
   *
   * @param milestone its number, or null for none
   * @param mark kept in the body where nobody sees it
   */
  record NewIssue(
      String title,
      @Nullable String body,
      List<String> assignees,
      @Nullable Long milestone,
      List<String> labels,
      String mark) {

    public NewIssue {
      assignees = List.copyOf(assignees);
      labels = List.copyOf(labels);
    }
  }

  /** The issue that carries this mark, open or closed, when it was touched since this time. */
  Optional<Issue> findIssue(RepositoryName repository, String mark, Instant since);

  /** Opens an issue with its mark in it. */
  Issue openIssue(RepositoryName repository, NewIssue issue);

  /** Closes an issue as not planned. */
  void closeIssue(RepositoryName repository, long number);

  /** The labels of an issue or pull request. */
  List<String> labels(RepositoryName repository, long number);

  void addLabels(RepositoryName repository, long number, List<String> labels);

  /** Takes a label off. One that is not there is no failure. */
  void removeLabel(RepositoryName repository, long number, String label);
}
