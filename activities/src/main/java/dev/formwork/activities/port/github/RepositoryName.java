package dev.formwork.activities.port.github;

import dev.formwork.activities.port.scm.RepoUrl;

/** A repository by its owner and name. */
public record RepositoryName(String owner, String name) {

  public static RepositoryName of(RepoUrl url) {
    return new RepositoryName(url.owner(), url.repo());
  }

  /** As people write it: `acme/payments`. */
  public String slug() {
    return owner + "/" + name;
  }
}
