package dev.formwork.activities.port.scm;

class InMemoryRepositoryHostTest implements RepositoryHostContract {

  @Override
  public RepositoryHost host() {
    return new InMemoryRepositoryHost();
  }
}
