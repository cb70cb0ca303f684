package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A host in memory with a repository `payments`, and branch `add-dashboard` that is proposed. */
final class ProposalWorld {

  private static final Person ADA = new Person("Ada", "ada@example.org");
  private static final String NAME = "payments";
  private static final String BRANCH = "add-dashboard";

  private final InMemoryRepositoryHost repositories;
  private final InMemoryPullRequestHost pullRequests;
  private final String host;
  private final String type;
  private final String owner;

  /**
   * @param host such as `gitea.example.com`
   * @param type of the host, such as `gitea`
   * @param owner of the repository, as such hosts have it
   */
  ProposalWorld(String host, String type, String owner) {
    this.host = host;
    this.type = type;
    this.owner = owner;
    repositories = new InMemoryRepositoryHost("https://" + host);
    pullRequests = new InMemoryPullRequestHost(repositories);
    repositories.create(
        new NewRepository(
            owner, NAME, null, null, NewRepository.Visibility.PRIVATE, "main", "somebody"));
    commit("main", new FileChange("README.md", null, "# Payments"));
    commit("main", new FileChange("old.txt", null, "old"));
  }

  private void commit(String branch, FileChange change) {
    repositories.commit(
        repositories.find(owner, NAME).orElseThrow(),
        new FileCommit(branch, List.of(change), "By hand", ADA, ADA, Instant.EPOCH));
  }

  /** Makes the branch with a file, as a person does. */
  void makeBranch(String path) {
    commit(BRANCH, new FileChange(path, null, "by hand"));
  }

  /** The way to it, watched by the contract of the test. */
  RepositoryHosts hosts(ActionContract<?, ?> test) {
    return RepositoryHosts.of(Map.of())
        .with(host, type, repositories, test.outside(PullRequestHost.class, pullRequests));
  }

  /** The proposed branch as it is. */
  InMemoryRepositoryHost.Branch branch() {
    return Objects.requireNonNull(
        repositories.contents().get(owner + "/" + NAME).branches().get(BRANCH));
  }

  InMemoryPullRequestHost pullRequests() {
    return pullRequests;
  }

  Object contents() {
    return List.of(pullRequests.contents(), repositories.contents());
  }

  ByHand push() {
    return Hands.push(repositories, owner, NAME, BRANCH);
  }

  ByHand withdraw() {
    return Hands.withdraw(pullRequests, owner, NAME, BRANCH);
  }
}
