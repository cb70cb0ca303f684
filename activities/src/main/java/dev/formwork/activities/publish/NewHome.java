package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace is published to: a repository to be made on a host of one type.
 *
 * @param token in place of the configured login, or null
 */
record NewHome(RepositoryHosts hosts, String type, String repoUrl, @Nullable String token) {

  /**
   * A repository that holds the workspace.
   *
   * @param contentsUrl of the files on its default branch
   */
  record Filled(Repository repository, String contentsUrl, String commitHash) {

    Published published() {
      return new Published(repository.cloneUrl().toString(), contentsUrl, commitHash);
    }
  }

  /**
   * Makes the repository and pushes the workspace to it.
   *
   * @param prepare is called between the two
   */
  Filled fill(
      @Nullable String description,
      NewRepository.Visibility visibility,
      Publication publication,
      BiConsumer<RepositoryHost, Repository> prepare,
      StepContext step) {
    RepoUrl url = RepoUrl.parse(repoUrl, "repoUrl", type);
    RepositoryHost host = hosts.get(url, type, token).host();
    Repository repository =
        host.create(
            new NewRepository(
                url.owner(),
                url.repo(),
                description,
                null,
                visibility,
                publication.branch(),
                step.mark()));
    step.made(Publication.KIND, repository.slug(), repository.webUrl().toString());
    prepare.accept(host, repository);
    CommitReceipt receipt = publication.push(host, repository, step);
    step.link("Repository " + repository.slug(), repository.webUrl().toString());
    return new Filled(
        repository, host.contentsUrl(repository, publication.branch(), ""), receipt.hash());
  }

  /** As {@link #fill} with nothing between. */
  Filled fill(
      @Nullable String description,
      NewRepository.Visibility visibility,
      Publication publication,
      StepContext step) {
    return fill(description, visibility, publication, (host, repository) -> {}, step);
  }

  /**
   * Deletes the repository when this step made it and nobody changed it since.
   *
   * @param commitHash of the first commit, or null when nobody knows whether it was pushed
   */
  void undo(@Nullable String commitHash, StepContext step) {
    RepoUrl url = RepoUrl.parse(repoUrl, "repoUrl", type);
    RepositoryHost host = hosts.get(url, type, token).host();
    Optional<Repository> found = host.find(url.owner(), url.repo());
    Publication.undo(host, found, commitHash, step);
  }

  /** Fails when a commit is to be signed. */
  static void refuseToSign(boolean signCommit) {
    if (signCommit) {
      throw new InvalidInput(
          "The commit cannot be signed, because there is no key to sign with (input: signCommit). Leave it out.");
    }
  }
}
