package dev.formwork.integrations.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.PullRequestHostContract;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.Withdrawal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Gitea 1.26.0. */
class GiteaPullRequestsIT implements PullRequestHostContract {

  @TempDir static Path folder;
  private static GiteaServer gitea;
  private static int organisations;

  private String organisation;

  @AfterAll
  static void stop() {
    if (gitea != null) {
      gitea.close();
    }
  }

  @BeforeEach
  void createOrganisation() {
    if (gitea == null) {
      gitea = GiteaServer.start(folder);
    }
    organisation = "acme" + ++organisations;
    gitea.createOrganisation(organisation);
  }

  @Override
  public String owner() {
    return organisation;
  }

  @Override
  public RepositoryHost repositories() {
    return new GiteaRepositoryHost(gitea.settings());
  }

  @Override
  public PullRequestHost host() {
    return new Retried(new GiteaPullRequests(gitea.settings()));
  }

  @Override
  public void merge(PullRequest pullRequest) {
    gitea.call(
        "POST",
        "/repos/%s/payments/pulls/%d/merge".formatted(owner(), pullRequest.number()),
        Map.of("Do", "merge", "delete_branch_after_merge", true));
  }

  @Test
  void leavesAChangeBehindInARepositoryOfAnotherRun(@TempDir Path files) throws IOException {
    createPayments(files);
    Repository repository = repositories().find(owner(), "payments").orElseThrow();
    String first = pushFirst(repository, files).hash();
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    host().propose(change);

    host().withdraw(change.key(), null);

    assertThat(repositories().changedSince(repository, first).orElseThrow()).contains("pull");
  }

  @Test
  void opensADraftWithTheMarkInItsText(@TempDir Path files) throws IOException {
    createPayments(files);
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    var draft =
        new ProposedChange(
            change.owner(),
            change.name(),
            change.branch(),
            "main",
            change.title(),
            change.description(),
            true,
            change.overlay(),
            change.existing(),
            true,
            change.mark());

    PullRequest opened = host().propose(draft).orElseThrow();

    JsonNode pull = pull(opened);
    assertThat(pull.path("draft").asBoolean()).isTrue();
    assertThat(pull.path("body").asText()).startsWith("What is new.").contains("run-1/propose");
    assertThat(pull.path("html_url").asText()).isEqualTo(opened.url().toString());
  }

  @Test
  void asksForReviewsAndSaysWhoIsUnknown(@TempDir Path files) throws IOException {
    createPayments(files);
    String ada = "ada" + owner();
    gitea.createPerson(ada);
    gitea.call("PUT", "/repos/%s/payments/collaborators/%s".formatted(owner(), ada), Map.of());
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    PullRequest opened = host().propose(change).orElseThrow();

    List<String> done = host().invite(change.key(), opened, participants(ada));
    List<String> failed = host().invite(change.key(), opened, participants("nobody"));

    assertThat(done).isEmpty();
    assertThat(failed).hasSize(2).allMatch(sentence -> sentence.contains("nobody"));
    assertThat(pull(opened).path("requested_reviewers").get(0).path("login").asText())
        .isEqualTo(ada);
    assertThat(pull(opened).path("assignee").path("login").asText()).isEqualTo(ada);
  }

  private static Participants participants(String person) {
    return new Participants(List.of(person), List.of(), List.of(person), List.of());
  }

  private JsonNode pull(PullRequest opened) {
    return gitea.call(
        "GET", "/repos/%s/payments/pulls/%d".formatted(owner(), opened.number()), null);
  }

  private void createPayments(Path files) throws IOException {
    Path first = Files.createDirectories(files.resolve("first"));
    Files.writeString(first.resolve("README.md"), "# Payments\n");
    RepositoryHost host = repositories();
    host.push(
        host.create(wanted()),
        new FirstCommit(first, "main", "Initial commit", PERSON, PERSON, INSTANT));
  }

  /** Proposes again while Gitea takes in what was pushed, as a workflow does. */
  private record Retried(PullRequestHost host) implements PullRequestHost {

    @Override
    public Optional<PullRequest> propose(ProposedChange change) {
      for (int attempt = 0; attempt < 100; attempt++) {
        try {
          return host.propose(change);
        } catch (NotReadyYet e) {
          Thread.onSpinWait();
        }
      }
      return host.propose(change);
    }

    @Override
    public Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit) {
      return host.withdraw(key, headCommit);
    }

    @Override
    public List<String> invite(
        ProposedChange.Key key, PullRequest pullRequest, Participants participants) {
      return host.invite(key, pullRequest, participants);
    }
  }
}
