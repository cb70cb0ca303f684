package dev.formwork.integrations.localgit;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.GitClient;
import dev.formwork.integrations.git.GitClient.Pushed;
import dev.formwork.integrations.git.GitRemote;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The local Git host as a place for repositories. Commits are pushed over HTTP, as to any other
 * host.
 */
public final class LocalRepositoryHost implements RepositoryHost {

  /** What repositories that many runs share are marked with. */
  private static final String SHARED = "shared";

  private final LocalGitHost host;
  private final URI webUrl;
  private final GitClient git;

  /**
   * @param webUrl where people browse repositories; owner and name are appended to it, such as
   *     `http://127.0.0.1:8080/repositories`
   */
  public LocalRepositoryHost(LocalGitHost host, URI webUrl, Duration timeout) {
    this.host = host;
    this.webUrl = webUrl;
    this.git = new GitClient(timeout);
  }

  @Override
  public Optional<Repository> find(String owner, String name) {
    return host.find(owner, name).map(this::repository);
  }

  @Override
  public Repository create(NewRepository wanted) {
    if (!LocalGitHost.isName(wanted.owner()) || !LocalGitHost.isName(wanted.name())) {
      throw new InvalidInput(
          "Repository %s/%s cannot have this name (input: repoUrl). Use 1 to 100 letters, digits, dots, hyphens and underscores."
              .formatted(wanted.owner(), wanted.name()));
    }
    return host.create(
            wanted.owner(),
            wanted.name(),
            wanted.description() == null ? "" : wanted.description(),
            wanted.defaultBranch(),
            wanted.mark())
        .map(this::repository)
        .or(
            () ->
                find(wanted.owner(), wanted.name()).filter(found -> found.isMadeBy(wanted.mark())))
        .orElseThrow(
            () ->
                new NameTaken(
                    "Repository %s/%s already exists on the local Git host (input: repoUrl). Choose another name."
                        .formatted(wanted.owner(), wanted.name())));
  }

  /** The local host has no settings. */
  @Override
  public void configure(Repository repository, RepositorySettings settings) {}

  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    return Optional.of(
        "Branch %s of %s is not protected, because the local Git host has no branch protection."
            .formatted(protection.branch(), repository.slug()));
  }

  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    return receipt(git.push(remote(repository), commit));
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return receipt(git.commit(remote(repository), commit));
  }

  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    return git.read(remote(repository), branch, path);
  }

  @Override
  public void delete(Repository repository) {
    host.find(repository.owner(), repository.name())
        .filter(found -> found.mark().equals(repository.mark()))
        .ifPresent(host::delete);
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    String mark = repository.mark() == null ? repository.slug() : repository.mark();
    return git.changedSince(remote(repository), commitHash, mark);
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name)
        .or(
            () ->
                host.create(owner, name, "Shared by many runs", defaultBranch, SHARED)
                    .map(this::repository))
        .or(() -> find(owner, name))
        .orElseThrow();
  }

  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return "%s/%s/raw/%s/%s".formatted(host.publicUrl(), repository.slug(), branch, path);
  }

  private static CommitReceipt receipt(Pushed pushed) {
    return new CommitReceipt(pushed.commit(), pushed.moved(), null);
  }

  private static GitRemote remote(Repository repository) {
    String name = "Repository %s on the local Git host".formatted(repository.slug());
    return new GitRemote(name, repository.cloneUrl(), null);
  }

  private Repository repository(LocalRepository local) {
    return new Repository(
        local.owner(),
        local.name(),
        local.cloneUrl(),
        URI.create("%s/%s/%s".formatted(webUrl, local.owner(), local.name())),
        local.defaultBranch(),
        local.mark().isEmpty() ? null : local.mark());
  }
}
