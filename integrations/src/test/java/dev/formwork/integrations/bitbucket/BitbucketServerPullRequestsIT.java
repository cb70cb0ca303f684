package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.PullRequestHostContract;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Data Center and real Git over HTTP; the real one was not asked. */
class BitbucketServerPullRequestsIT implements PullRequestHostContract {

  @TempDir Path directory;
  private BitbucketServerStub stub;

  @BeforeEach
  void start() {
    stub = new BitbucketServerStub(directory.resolve("stub"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Override
  public String owner() {
    return "PAY";
  }

  @Override
  public RepositoryHost repositories() {
    return new BitbucketServerRepositoryHost(settings());
  }

  @Override
  public PullRequestHost host() {
    return new BitbucketServerPullRequests(settings());
  }

  private BitbucketServerSettings settings() {
    return new BitbucketServerSettings(
        stub.url(), BitbucketServerStub.TOKEN, Duration.ofSeconds(20));
  }

  @Override
  public void merge(PullRequest pullRequest) {
    stub.merge(pullRequest.number());
  }

  @Test
  void asksForReviewsAndSaysWhomTheStubDoesNotKnow(@TempDir Path files) throws IOException {
    Path first = Files.createDirectories(files.resolve("first"));
    Files.writeString(first.resolve("README.md"), "x");
    repositories()
        .push(
            repositories().create(wanted()),
            new FirstCommit(first, "main", "Initial", PERSON, PERSON, INSTANT));
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    PullRequest opened = host().propose(change).orElseThrow();
    var participants = new Participants(List.of("ada", "nobody"), List.of(), List.of(), List.of());

    List<String> failed = host().invite(change.key(), opened, participants);

    assertThat(failed).hasSize(1).first().asString().contains("nobody");
  }
}
