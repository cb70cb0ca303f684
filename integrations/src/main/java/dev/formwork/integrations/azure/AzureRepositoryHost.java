package dev.formwork.integrations.azure;

import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.GitBranches;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.HostWords;
import dev.formwork.integrations.git.rest.HostedGit;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Azure DevOps as a place for repositories. Commits are made here and pushed by Git.
 *
 * <p>A repository there has no text of its own, so nothing can be written on it in the call that
 * makes it. Its first commit names the step instead, and until that is pushed, an empty repository
 * of the wanted name is taken for the step's own; an undo leaves it.
 */
public final class AzureRepositoryHost implements RepositoryHost {

  private static final HostWords WORDS = new HostWords("Azure DevOps");

  private final AzureApi api;
  private final RestApi rest;
  private final HostedGit git;
  private final GitBranches branches;

  public AzureRepositoryHost(AzureSettings settings) {
    this.api = new AzureApi(settings);
    this.rest = api.rest();
    this.git = new HostedGit(settings.requestTimeout(), api::remote, "commit");
    this.branches = new GitBranches(settings.requestTimeout());
  }

  /** With the mark that the newest commit of its default branch names. */
  @Override
  public Optional<Repository> find(String owner, String name) {
    return api.find(owner, name)
        .map(
            found ->
                head(found)
                    .map(GitBranches.Head::message)
                    .flatMap(FirstCommit::repositoryMark)
                    .map(mark -> with(found, mark))
                    .orElse(found));
  }

  private Optional<GitBranches.Head> head(Repository repository) {
    return branches.head(api.remote(repository), repository.defaultBranch());
  }

  private static Repository with(Repository found, String mark) {
    return new Repository(
        found.owner(),
        found.name(),
        found.cloneUrl(),
        found.webUrl(),
        found.defaultBranch(),
        mark,
        found.id());
  }

  @Override
  public Repository create(NewRepository wanted) {
    RestAnswer answer =
        rest.send(RestCall.post(AzureApi.path(wanted.owner()), Map.of("name", wanted.name())));
    if (answer.isOk()) {
      return AzureApi.repository(wanted.owner(), answer.json(), wanted.mark());
    }
    if (answer.status() != 409) {
      throw rest.refused(
          answer, "create repository %s/%s".formatted(wanted.owner(), wanted.name()));
    }
    Repository found = find(wanted.owner(), wanted.name()).orElseThrow(() -> WORDS.taken(wanted));
    boolean isEmpty = git.changedSince(with(found, wanted.mark()), null).isEmpty();
    if (found.isMadeBy(wanted.mark()) || found.mark() == null && isEmpty) {
      return with(found, wanted.mark());
    }
    throw WORDS.taken(wanted);
  }

  /** Azure DevOps has no such settings; only wishes for none of them can be met. */
  @Override
  public void configure(Repository repository, RepositorySettings settings) {
    WORDS.checkHasNoSettings(repository, settings);
  }

  @Override
  public Optional<String> protect(Repository repository, BranchProtection protection) {
    return Optional.of(WORDS.unprotected(repository, protection));
  }

  /** The branch of the first commit is made the default, which Azure DevOps does by itself. */
  @Override
  public CommitReceipt push(Repository repository, FirstCommit commit) {
    return git.push(repository, commit.into(repository));
  }

  @Override
  public CommitReceipt commit(Repository repository, FileCommit commit) {
    return git.commit(repository, commit);
  }

  @Override
  public Optional<String> read(Repository repository, String branch, String path) {
    return git.read(repository, branch, path);
  }

  /** By its id, so that another repository of this name stays; it waits in the recycle bin. */
  @Override
  public void delete(Repository repository) {
    rest.find(
        RestCall.delete(AzureApi.path(repository.owner(), String.valueOf(repository.id()), "")),
        "delete repository " + repository.slug());
  }

  @Override
  public Optional<String> changedSince(Repository repository, @Nullable String commitHash) {
    return git.changedSince(repository, commitHash);
  }

  @Override
  public Repository ensure(String owner, String name, String defaultBranch) {
    return find(owner, name).orElseThrow(() -> WORDS.missing(owner, name));
  }

  /** As Backstage has it: the page of the repository for its root. */
  @Override
  public String contentsUrl(Repository repository, String branch, String path) {
    return path.isEmpty()
        ? repository.webUrl().toString()
        : "%s?path=/%s&version=GB%s".formatted(repository.webUrl(), path, branch);
  }

  /** What Git logs in with to read repositories. */
  public Login login() {
    return api.login();
  }
}
