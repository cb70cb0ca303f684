package dev.formwork.integrations.git.rest;

import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.GitClient;
import dev.formwork.integrations.git.GitClient.Pushed;
import dev.formwork.integrations.git.GitRemote;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the repositories of a host by Git, for hosts whose one login serves all calls.
 * Commits are made here and pushed.
 */
public final class HostedGit {

  private final GitClient git;
  private final Function<Repository, GitRemote> remotes;
  private final String pages;

  /**
   * @param timeout for connecting and for each wait for bytes
   * @param remotes where a repository is, and what Git logs in with
   * @param pages below a repository's page, where its commits have theirs, such as `commit`
   */
  public HostedGit(Duration timeout, Function<Repository, GitRemote> remotes, String pages) {
    this.git = new GitClient(timeout);
    this.remotes = remotes;
    this.pages = pages;
  }

  /**
   * As {@link dev.formwork.activities.port.scm.RepositoryHost#push}, but for the default branch.
   */
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    return receipt(repository, git.push(remotes.apply(repository), commit));
  }

  /** As {@link dev.formwork.activities.port.scm.RepositoryHost#commit}. */
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return receipt(repository, git.commit(remotes.apply(repository), commit));
  }

  private CommitReceipt receipt(Repository repository, Pushed pushed) {
    URI page = URI.create("%s/%s/%s".formatted(repository.webUrl(), pages, pushed.commit()));
    return new CommitReceipt(pushed.commit(), pushed.moved(), page);
  }

  /** As {@link dev.formwork.activities.port.scm.RepositoryHost#read}. */
  public Optional<String> read(Repository repository, String branch, String path) {
    return git.read(remotes.apply(repository), branch, path);
  }

  /**
   * As {@link dev.formwork.activities.port.scm.RepositoryHost#changedSince}, as far as Git tells.
   *
   * @param hidden beginnings of refs that the host itself keeps, such as `refs/pull/`
   */
  public Optional<String> changedSince(
      Repository repository, @Nullable String commitHash, String... hidden) {
    String mark = repository.mark() == null ? repository.slug() : repository.mark();
    return git.changedSince(remotes.apply(repository), commitHash, mark, hidden);
  }
}
