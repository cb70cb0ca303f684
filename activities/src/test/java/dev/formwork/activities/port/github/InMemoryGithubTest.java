package dev.formwork.activities.port.github;

import dev.formwork.activities.port.scm.InMemoryRepositoryHost;

class InMemoryGithubTest implements GithubContract {

  @Override
  public Github github() {
    return new InMemoryGithub(new InMemoryRepositoryHost("https://github.com")).github();
  }
}
