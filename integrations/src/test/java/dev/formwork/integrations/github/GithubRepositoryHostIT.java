package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import dev.formwork.activities.port.scm.RepositorySettings;
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
class GithubRepositoryHostIT implements RepositoryHostContract {

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

  @Override
  public RepositoryHost host() {
    return host(TIMEOUT);
  }

  private RepositoryHost host(Duration timeout) {
    return new GithubRepositoryHost(
        new GithubSettings(stub().apiUrl(), GithubStub.TOKEN, null, timeout));
  }

  @Test
  void putsTheMarkIntoTheDescriptionOfTheStub() {
    host().create(wanted("run-1/publish"));

    assertThat(stub().repository("acme", "payments"))
        .containsEntry("description", "Takes money [formwork run-1/publish]")
        .containsEntry("private", true);
    assertThat(stub().calls()).containsExactly("POST /orgs/acme/repos");
  }

  @Test
  void keepsALongDescriptionWithinWhatTheStubAllows() {
    NewRepository wanted =
        new NewRepository(
            "acme",
            "payments",
            "many\nwords ".repeat(100),
            null,
            NewRepository.Visibility.PUBLIC,
            "main",
            "run-1/publish");

    assertThat(host().create(wanted).mark()).isEqualTo("run-1/publish");
    assertThat((String) stub().repository("acme", "payments").get("description"))
        .hasSizeBetween(340, 350)
        .endsWith("\u2026 [formwork run-1/publish]");
  }

  @Test
  void createsARepositoryOfThePersonWhoseTokenItIsOnTheStub() {
    NewRepository wanted =
        new NewRepository(
            "ada", "payments", null, null, NewRepository.Visibility.PRIVATE, "main", "run-1/x");

    assertThat(host().create(wanted).slug()).isEqualTo("ada/payments");
  }

  @Test
  void refusesAnOwnerThatTheStubDoesNotKnow() {
    NewRepository wanted =
        new NewRepository(
            "nobody", "payments", null, null, NewRepository.Visibility.PRIVATE, "main", "run-1/x");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().create(wanted))
        .withMessageContaining("nobody");
  }

  @Test
  void recognisesItsRepositoryWhenTheStubsAnswerToTheCreationWasLost() {
    RepositoryHost impatient = host(Duration.ofMillis(500));
    host().create(wanted("run-1/publish"));
    stub().refuseNext("POST", "/orgs/acme/repos", 0, Map.of(), "");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> impatient.create(wanted("run-1/publish")));
    assertThat(host().create(wanted("run-1/publish")).isMadeBy("run-1/publish")).isTrue();
  }

  @Test
  void followsARepositoryThatWasRenamedOnTheStubAndSeesItAsChanged() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    stub().rename("acme", "payments", "billing");

    host.configure(repository, settings(List.of("java")));

    assertThat(host.find("acme", "payments").orElseThrow().name()).isEqualTo("billing");
    assertThat(stub().repository("acme", "billing")).containsEntry("has_wiki", false);
    assertThat(host.changedSince(repository, null).orElseThrow()).contains("acme/billing");
  }

  @Test
  void seesAnIssueOnTheStubAsAChange() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    stub().discuss();

    assertThat(host.changedSince(repository, null).orElseThrow()).contains("issues");
  }

  @Test
  void setsTopicsAndSettingsOnTheStub() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.configure(repository, settings(List.of("java", "payments")));

    assertThat(stub().repository("acme", "payments"))
        .containsEntry("topics", List.of("java", "payments"))
        .containsEntry("has_wiki", false)
        .doesNotContainKey("has_issues");
  }

  @Test
  void protectsABranchOnTheStub() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.protect(repository, protection())).isEmpty();
    assertThat(stub().repository("acme", "payments")).containsEntry("protected", "main");
  }

  @Test
  void saysWhyTheStubDoesNotProtectABranch() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    stub()
        .refuseNext(
            "PUT",
            "/protection",
            403,
            Map.of(),
            "{\"message\":\"Upgrade to GitHub Pro or make this repository public\"}");

    assertThat(host.protect(repository, protection()).orElseThrow()).contains("Upgrade to GitHub");
  }

  @Test
  void leavesARepositoryOfTheStubThatSomebodyElseMadeUnderTheName() {
    RepositoryHost host = host();
    Repository ours = host.create(wanted("run-1/publish"));
    host.delete(ours);
    host.create(wanted("run-2/publish"));

    host.delete(ours);

    assertThat(host.find("acme", "payments").orElseThrow().mark()).isEqualTo("run-2/publish");
  }

  @Test
  void makesTheBranchOfTheFirstCommitTheDefaultOnTheStub() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    CommitReceipt commit =
        host.push(repository, new FirstCommit(files, "trunk", "Initial", ADA, FORMWORK, AT));

    assertThat(stub().repository("acme", "payments")).containsEntry("default_branch", "trunk");
    assertThat(commit.webUrl().toString()).endsWith("/acme/payments/commit/" + commit.hash());
    assertThat(host.contentsUrl(repository, "trunk", "catalog-info.yaml"))
        .endsWith("/acme/payments/blob/trunk/catalog-info.yaml");
  }

  @Test
  void doesNotMakeASharedRepositoryOnTheStub() {
    RepositoryHost host = host();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host.ensure("acme", "gitops", "main"))
        .withMessageContaining("Create it");
  }

  private static RepositorySettings settings(List<String> topics) {
    return new RepositorySettings(topics, null, null, false, true, null, null, null, null);
  }

  private static BranchProtection protection() {
    return new BranchProtection("main", true, 1, false, true, List.of(), true, false, false, false);
  }
}
