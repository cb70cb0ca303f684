package dev.formwork.activities.port.scm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryPullRequestHostTest implements PullRequestHostContract {

  private final InMemoryRepositoryHost repositories = new InMemoryRepositoryHost();
  private final InMemoryPullRequestHost host = new InMemoryPullRequestHost(repositories);

  @Override
  public RepositoryHost repositories() {
    return repositories;
  }

  @Override
  public PullRequestHost host() {
    return host;
  }

  @Override
  public void merge(PullRequest pullRequest) {
    host.merge(owner() + "/payments", pullRequest.number());
  }

  @Test
  void takesAnUnknownRepositoryForOneThatExists(@TempDir Path files) throws IOException {
    PullRequest proposed =
        host.propose(change(files, ExistingBranch.REFUSE, "run-1/propose")).orElseThrow();

    assertThat(proposed.targetBranch()).isEqualTo("main");
    assertThat(repositories.contents()).isEmpty();
  }

  @Test
  void remembersWhoWasInvitedOnce(@TempDir Path files) throws IOException {
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    PullRequest proposed = host.propose(change).orElseThrow();
    var ada = new Participants(List.of("ada"), List.of(), List.of(), List.of());

    host.invite(change.key(), proposed, ada);
    host.invite(change.key(), proposed, ada);

    assertThat(host.contents().getFirst().invited()).containsExactly(ada);
  }
}
