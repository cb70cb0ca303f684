package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.PullRequest;
import java.util.List;
import java.util.Optional;

/** The part of a pull request that is not Git: what its host's own interface does. */
public interface PullRequestPages {

  /**
   * A repository that changes may be proposed to.
   *
   * @param defaultBranch where a change goes that names no target
   */
  record Target(GitRemote remote, String defaultBranch) {}

  /** The repository; empty when it does not exist. */
  Optional<Target> target(String owner, String name);

  /**
   * The pull requests from this branch, in whatever state, the newest first; none when there is no
   * repository.
   */
  List<PullRequest> from(String owner, String name, String branch);

  /**
   * Opens a pull request.
   *
   * @param change whose description is replaced by the body
   * @param targetBranch never null, unlike the change's
   * @param body with the mark in it
   * @throws ActionException.NameTaken when there is an open one from this branch to that target
   */
  PullRequest open(ProposedChange change, String targetBranch, String body);

  /** Closes a pull request that is open. */
  void close(String owner, String name, PullRequest pullRequest);
}
