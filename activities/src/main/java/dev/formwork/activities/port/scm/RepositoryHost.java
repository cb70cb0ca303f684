package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where Git repositories live. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface RepositoryHost {

  Optional<Repository> find(String owner, String name);

  /**
   * Creates an empty repository and writes the mark on it in the same call. When one with the same
   * mark is there, answers that one.
   *
   * @throws ActionException.NameTaken when somebody else has a repository of this name
   * @throws ActionException.InvalidInput when the host refuses the name, owner or visibility
   */
  Repository create(NewRepository repository);

  /** Brings the settings to what they should be. */
  void configure(Repository repository, RepositorySettings settings);

  /**
   * Lets the repository hold large files (Git LFS).
   *
   * @throws ActionException.InvalidInput when the host cannot be told so
   */
  default void enableLargeFiles(Repository repository) {
    throw new ActionException.InvalidInput(
        "The host of %s takes no orders about large files (input: enableLFS). Leave it out."
            .formatted(repository.slug()));
  }

  /**
   * Gives people and teams the access that is asked for; what others have stays as it is.
   *
   * @throws ActionException.InvalidInput when the host knows no such person or team, or takes no
   *     orders about them
   */
  default void letIn(Repository repository, List<Collaborator> collaborators) {
    throw new ActionException.InvalidInput(
        "The host of %s takes no orders about who may use it (input: collaborators). Leave it out."
            .formatted(repository.slug()));
  }

  /**
   * Protects a branch that exists.
   *
   * @return why it is not protected, in a full sentence; empty when it is
   */
  Optional<String> protect(Repository repository, BranchProtection protection);

  /**
   * Pushes the first commit. Pushing the same again gives the same hash and changes nothing.
   *
   * @throws ActionException.Conflict when the branch holds something else
   */
  CommitReceipt push(Repository repository, FirstCommit commit);

  /**
   * Makes one commit on the branch's head, whatever that is by now; the branch is made when the
   * repository is empty. A file that already is as it should be is left out; no commit is made when
   * that is so for all. Retries by itself when the head moves meanwhile.
   *
   * @throws ActionException.Conflict when a file is neither as before nor as it should be
   */
  CommitReceipt commit(Repository repository, FileCommit commit);

  /**
   * The text of a file on the head of a branch; empty when the file, the branch or any commit is
   * missing.
   */
  Optional<String> read(Repository repository, String branch, String path);

  /** Deletes the repository. One that is gone already is no failure. */
  void delete(Repository repository);

  /**
   * Why the repository is no longer as the run left it, in a full sentence; empty when nobody
   * changed it. Commits, branches, tags, issues and pull requests count as changes where the host
   * knows them.
   *
   * @param commitHash the only commit of the run, or null when nobody knows whether it was pushed:
   *     then an empty repository counts as unchanged, and so does one whose only commit names the
   *     repository's mark in its message
   */
  Optional<String> changedSince(Repository repository, @Nullable String commitHash);

  /**
   * The repository of this name for files that many runs share, such as a GitOps repository.
   * Created when it is absent and the host is one that may.
   *
   * @throws ActionException.InvalidInput when it is absent and must be created by a person
   */
  Repository ensure(String owner, String name, String defaultBranch);

  /**
   * Address of a file or directory for catalogs and people.
   *
   * @param path without a leading `/`; empty for the root
   */
  String contentsUrl(Repository repository, String branch, String path);
}
