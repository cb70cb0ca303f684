package dev.formwork.activities.github;

import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.scm.RepoUrl;
import org.jspecify.annotations.Nullable;

/** The repository that a step names, and the GitHub that it is on. */
record Place(Github github, RepositoryName repository) {

  /**
   * Reads an address.
   *
   * @param token used in place of the configured credentials, or null
   */
  static Place of(GithubHosts hosts, String repoUrl, @Nullable String token) {
    RepoUrl url = RepoUrl.parse(repoUrl, "repoUrl");
    return new Place(hosts.get(url, token), RepositoryName.of(url));
  }

  /** Whether the repository is not there any more, or hidden from the token. */
  boolean isGone() {
    return github.repositories().find(repository.owner(), repository.name()).isEmpty();
  }

  /** Such as `acme/payments`. */
  String slug() {
    return repository.slug();
  }
}
