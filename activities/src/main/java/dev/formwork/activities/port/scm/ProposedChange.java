package dev.formwork.activities.port.scm;

import org.jspecify.annotations.Nullable;

/**
 * A change of a repository that people are asked to look at.
 *
 * @param owner as {@link RepoUrl} has it
 * @param name of the repository
 * @param branch that the change is pushed to
 * @param targetBranch that it is to be merged into, or null for the repository's default branch
 * @param description of the pull request, in Markdown; the mark is added to it
 * @param existing what to do with a branch that is there already
 * @param createWhenEmpty whether there is a pull request, too, when nothing differs
 * @param mark written into the commit and into the pull request, in the calls that make them
 */
public record ProposedChange(
    String owner,
    String name,
    String branch,
    @Nullable String targetBranch,
    String title,
    String description,
    boolean draft,
    Overlay overlay,
    ExistingBranch existing,
    boolean createWhenEmpty,
    String mark) {

  /** What to do with a source branch that somebody else made. */
  public enum ExistingBranch {
    /** Leave it and fail. */
    REFUSE,
    /** Put the commit on top of it, and use its open pull request where there is one. */
    ADD,
    /** Use it as it is, without a commit. */
    TAKE
  }

  /** Owner and name as people write them. */
  public String slug() {
    return owner + "/" + name;
  }

  /** Where it is found again. */
  public Key key() {
    return new Key(owner, name, branch, mark);
  }

  /**
   * What a proposal is found by.
   *
   * @param branch that the change was pushed to
   * @param mark of the step that proposed it
   */
  public record Key(String owner, String name, String branch, String mark) {

    /** Owner and name as people write them. */
    public String slug() {
      return owner + "/" + name;
    }
  }
}
