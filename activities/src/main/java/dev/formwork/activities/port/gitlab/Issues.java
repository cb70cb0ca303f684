package dev.formwork.activities.port.gitlab;

import java.util.Optional;

/** The issues of a GitLab's projects. A project is named by its id or by its path. */
public interface Issues {

  /** The issue that the step with this mark created. */
  Optional<Issue> madeBy(String project, String mark);

  Optional<Issue> find(String project, long iid);

  Issue create(String project, NewIssue issue);

  /** Changes the issue; one that is so already stays as it is. */
  Issue change(String project, long iid, IssueChange change);
}
