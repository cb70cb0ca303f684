package dev.formwork.integrations.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import dev.formwork.activities.port.scm.RepositorySettings;
import dev.formwork.integrations.git.ReadLimits;
import dev.formwork.integrations.web.GitHost;
import dev.formwork.integrations.web.WebSettings;
import dev.formwork.integrations.web.WebSourceReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Gitea 1.26.0. */
class GiteaRepositoryHostIT implements RepositoryHostContract {

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
  public RepositoryHost host() {
    return new GiteaRepositoryHost(gitea.settings());
  }

  @Test
  void createsAPrivateRepositoryWithTheMarkInItsDescription() {
    host().create(wanted("run-1/publish"));

    JsonNode created = gitea.call("GET", "/repos/%s/payments".formatted(owner()), null);
    assertThat(created.path("private").asBoolean()).isTrue();
    assertThat(created.path("description").asText())
        .isEqualTo("Takes money [formwork run-1/publish]");
  }

  @Test
  void createsARepositoryOfThePersonWhoseTokenItIs() {
    NewRepository wanted = wanted("root", owner(), NewRepository.Visibility.PUBLIC);

    assertThat(host().create(wanted).slug()).isEqualTo("root/" + owner());
  }

  @Test
  void refusesAnOwnerThatDoesNotExist() {
    NewRepository wanted = wanted("nobody", "payments", NewRepository.Visibility.PRIVATE);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().create(wanted))
        .withMessageContaining("no organisation 'nobody'");
  }

  @Test
  void refusesANameThatGiteaReserves() {
    NewRepository wanted = wanted(owner(), "a.wiki", NewRepository.Visibility.PRIVATE);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().create(wanted))
        .withMessageContaining("(422");
  }

  @Test
  void tellsThatItsTokenIsRefused() {
    var stranger = new GiteaRepositoryHost(gitea.settings().withToken("0".repeat(40)));

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> stranger.find(owner(), "payments"))
        .withMessageContaining("(401)")
        .withMessageNotContaining("0".repeat(40));
  }

  @Test
  void setsFeaturesMergesAndTopics() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.configure(
        repository,
        new RepositorySettings(
            List.of("java", "payments"), true, null, false, true, false, true, null, null));

    JsonNode now = gitea.call("GET", "/repos/%s/payments".formatted(owner()), null);
    assertThat(now.path("has_wiki").asBoolean()).isFalse();
    assertThat(now.path("allow_merge_commits").asBoolean()).isFalse();
    assertThat(now.path("default_delete_branch_after_merge").asBoolean()).isTrue();
    assertThat(now.path("topics")).extracting(JsonNode::asText).contains("java", "payments");
  }

  @Test
  void protectsABranchAndChangesItsRule() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.protect(repository, protection(1))).isEmpty();
    assertThat(host.protect(repository, protection(2))).isEmpty();

    JsonNode rules =
        gitea.call("GET", "/repos/%s/payments/branch_protections".formatted(owner()), null);
    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).path("required_approvals").asInt()).isEqualTo(2);
    assertThat(rules.get(0).path("status_check_contexts").get(0).asText()).isEqualTo("build");
  }

  @Test
  void makesTheBranchOfTheFirstCommitTheDefault() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.push(repository, first("trunk"));

    assertThat(host.find(owner(), "payments").orElseThrow().defaultBranch()).isEqualTo("trunk");
    assertThat(host.contentsUrl(repository, "trunk", "docs/a.md"))
        .isEqualTo("%s/%s/payments/src/branch/trunk/docs/a.md".formatted(gitea.url(), owner()));
  }

  @Test
  void seesAnIssueAsAChange() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    gitea.call("POST", "/repos/%s/payments/issues".formatted(owner()), Map.of("title", "Look"));

    assertThat(host.changedSince(repository, null).orElseThrow()).contains("issues");
  }

  @Test
  void seesNoChangeInAnIssueThatTheRunItselfOpenedAndClosed() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    String issues = "/repos/%s/payments/issues".formatted(owner());
    String body = "Look.\n\n<!-- formwork: run-1/ask -->";
    gitea.call("POST", issues, Map.of("title", "Look", "body", body));
    assertThat(host.changedSince(repository, null)).isPresent();

    gitea.call("PATCH", issues + "/1", Map.of("state", "closed"));

    assertThat(host.changedSince(repository, null)).isEmpty();
    gitea.call("POST", issues + "/1/comments", Map.of("body", "Why?"));
    assertThat(host.changedSince(repository, null)).isPresent();
  }

  @Test
  void letsTemplatesBeFetchedFromAPrivateRepository(@TempDir Path copy) throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.push(repository, first("main"));
    WebSourceReader reader = reader(Optional.of(gitea.settings()));

    URI folderUrl = URI.create(host.contentsUrl(repository, "main", "docs"));
    reader.readTree(folderUrl, null, copy);

    assertThat(copy.resolve("a.md")).hasContent("a");
    assertThat(
            new String(
                reader.readFile(URI.create(folderUrl + "/a.md"), null), StandardCharsets.UTF_8))
        .isEqualTo("a");
  }

  @Test
  void readsAPrivateRepositoryWithTheTokenOfTheStepAndNotWithoutOne(@TempDir Path copy)
      throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.push(repository, first("main"));
    WebSourceReader reader = reader(Optional.empty());
    URI url = URI.create(host.contentsUrl(repository, "main", "docs"));

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> reader.readTree(url, null, copy));
    reader.readTree(url, gitea.token(), copy);

    assertThat(copy.resolve("a.md")).hasContent("a");
  }

  private static WebSourceReader reader(Optional<GiteaSettings> settings) {
    GitHost host =
        GitHost.gitea(
            gitea.url(), owner -> settings.map(known -> new GiteaRepositoryHost(known).login()));
    return new WebSourceReader(
        new WebSettings(
            List.of(host),
            List.of(),
            new ReadLimits(100, 1L << 20, 1L << 20),
            Duration.ofSeconds(20)));
  }

  private static NewRepository wanted(
      String owner, String name, NewRepository.Visibility visibility) {
    return new NewRepository(owner, name, null, null, visibility, "main", "run-1/publish");
  }

  private static BranchProtection protection(int approvals) {
    return new BranchProtection(
        "main", true, approvals, false, true, List.of("build"), true, false, false, false);
  }

  private static FirstCommit first(String branch) throws IOException {
    Path files = Files.createTempDirectory(folder, "files-");
    Files.writeString(Files.createDirectories(files.resolve("docs")).resolve("a.md"), "a");
    return new FirstCommit(files, branch, "Initial commit", ADA, FORMWORK, AT);
  }
}
