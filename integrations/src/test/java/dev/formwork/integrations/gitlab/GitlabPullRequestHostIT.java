package dev.formwork.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.PullRequestHostContract;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.Withdrawal;
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

/** Against a stub of GitLab's REST API and real Git over HTTP; GitLab itself was not asked. */
class GitlabPullRequestHostIT implements PullRequestHostContract {

  @TempDir Path directory;
  private @Nullable GitlabStub stub;

  private GitlabStub stub() {
    if (stub == null) {
      stub = new GitlabStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  private GitlabSettings settings() {
    return new GitlabSettings(stub().apiUrl(), GitlabStub.TOKEN, Duration.ofSeconds(20));
  }

  @Override
  public String owner() {
    return "acme/backend";
  }

  @Override
  public RepositoryHost repositories() {
    return new GitlabRepositoryHost(settings());
  }

  @Override
  public PullRequestHost host() {
    return new GitlabPullRequestHost(settings());
  }

  @Override
  public void merge(PullRequest pullRequest) {
    request().put("state", "merged");
  }

  private Map<String, Object> request() {
    return stub().things.of("acme/backend/payments", "merge_requests").getFirst();
  }

  private PullRequest opened(Path files) throws IOException {
    repositories().create(wanted());
    Path first = Files.createDirectories(files.resolve("first"));
    Files.writeString(first.resolve("README.md"), "# Payments\n");
    repositories()
        .push(
            repositories().find(owner(), "payments").orElseThrow(),
            new FirstCommit(first, "main", "Begin", PERSON, PERSON, INSTANT));
    return host().propose(change(files, ExistingBranch.REFUSE, "run-1/propose")).orElseThrow();
  }

  @Test
  void asksPeopleOnTheStubAndTellsWhomItDoesNotKnow(@TempDir Path files) throws IOException {
    PullRequest opened = opened(files);
    var key = new ProposedChange.Key(owner(), "payments", "feature", "run-1/propose");

    List<String> faults =
        host()
            .invite(
                key,
                opened,
                new Participants(
                    List.of("ada", "nobody"), List.of("team"), List.of("ada"), List.of("a", "b")));

    assertThat(request())
        .containsEntry("reviewer_ids", List.of(2))
        .containsEntry("assignee_ids", List.of(2))
        .containsEntry("add_labels", "a,b");
    assertThat(faults).hasSize(2).anyMatch(fault -> fault.contains("nobody"));
  }

  @Test
  void hidesTheMarkInTheDescriptionOnTheStub(@TempDir Path files) throws IOException {
    opened(files);

    assertThat((String) request().get("description")).contains("[//]: # (", "run-1/propose");
  }

  @Test
  void findsAProjectOfTheStubByItsNumber(@TempDir Path files) throws IOException {
    opened(files);
    Object id = stub().projects.find("acme/backend/payments").orElseThrow().get("id");
    var key = new ProposedChange.Key("", "" + id, "feature", "run-1/propose");

    assertThat(host().withdraw(key, null)).isInstanceOf(Withdrawal.Gone.class);
  }
}
