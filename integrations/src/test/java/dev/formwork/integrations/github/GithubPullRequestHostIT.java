package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.port.github.Github;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of GitHub's REST API and real Git over HTTP; GitHub itself was not asked. */
class GithubPullRequestHostIT implements PullRequestHostContract {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path directory;
  private @Nullable GithubStub stub;

  private GithubStub stub() {
    if (stub == null) {
      stub = new GithubStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  private Github github() {
    return new GithubConnector(stub().apiUrl(), TIMEOUT, null).connect(GithubStub.TOKEN);
  }

  @Override
  public RepositoryHost repositories() {
    return github().repositories();
  }

  @Override
  public PullRequestHost host() {
    return github().pullRequests();
  }

  @Override
  public void merge(PullRequest pullRequest) {
    stub().pulls().merge(pullRequest.number());
  }

  @Test
  void asksPeopleOnTheStub() throws IOException {
    PullRequestHost host = host();
    ProposedChange change = proposal();
    PullRequest proposed = host.propose(change).orElseThrow();

    List<String> faults =
        host.invite(
            change.key(),
            proposed,
            new Participants(List.of("ada"), List.of("platform"), List.of("grace"), List.of()));

    JsonNode pull = stub().pulls().pull(proposed.number());
    assertThat(faults).isEmpty();
    assertThat(pull.path("reviewers").get(0).asText()).isEqualTo("ada");
    assertThat(pull.path("team_reviewers").get(0).asText()).isEqualTo("platform");
    assertThat(pull.path("assignees").get(0).asText()).isEqualTo("grace");
  }

  @Test
  void tellsWhomTheStubDoesNotLetReview() throws IOException {
    PullRequestHost host = host();
    ProposedChange change = proposal();
    PullRequest proposed = host.propose(change).orElseThrow();

    List<String> faults =
        host.invite(
            change.key(),
            proposed,
            new Participants(List.of("stranger"), List.of(), List.of("grace"), List.of()));

    assertThat(faults)
        .singleElement()
        .satisfies(fault -> assertThat(fault).contains("only be requested from collaborators"));
    assertThat(stub().pulls().pull(proposed.number()).path("assignees")).hasSize(1);
  }

  @Test
  void waitsWhenTheStubLimitsTheRate() throws IOException {
    PullRequestHost host = host();
    ProposedChange change = proposal();
    stub().refuseNext("POST", "/pulls", 429, Map.of("Retry-After", "7"), "{}");

    assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> host.propose(change));
    assertThat(host.propose(change)).isPresent();
  }

  private ProposedChange proposal() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files"));
    Path first = Files.createDirectories(files.resolve("first"));
    Files.writeString(first.resolve("README.md"), "# Payments\n");
    RepositoryHost repositories = repositories();
    repositories.push(
        repositories.create(wanted()),
        new FirstCommit(first, "main", "Initial commit", PERSON, PERSON, INSTANT));
    return change(files, ExistingBranch.REFUSE, "run-1/propose");
  }
}
