package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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

  private RepositoryHost appHost(InstantSource clock) {
    return new GithubRepositoryHost(
        new GithubSettings(
            stub().apiUrl(), null, new GithubSettings.App("Iv1.abc", privateKey()), TIMEOUT),
        clock);
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
  void asksForAFixedWaitWhenTheStubLimitsTheRate() {
    RepositoryHost host = host();
    stub().refuseNext("GET", "/payments", 429, Map.of("Retry-After", "7"), "{}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void waitsAMinuteWhenTheStubSaysNothingOfASecondaryLimit() {
    RepositoryHost host = host();
    stub()
        .refuseNext(
            "POST",
            "/orgs/acme/repos",
            403,
            Map.of(),
            "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes.\"}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.create(wanted("run-1/publish")))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(60)));
  }

  @Test
  void waitsForTheResetOfAUsedUpLimitOfTheStub() {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    RepositoryHost host =
        new GithubRepositoryHost(
            new GithubSettings(stub().apiUrl(), GithubStub.TOKEN, null, TIMEOUT), () -> now);
    stub()
        .refuseNext(
            "GET",
            "/payments",
            403,
            Map.of(
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                "" + now.plusSeconds(90).getEpochSecond()),
            "{\"message\":\"API rate limit exceeded\"}");

    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(90)));
  }

  @Test
  void tellsWhatTheTokenMayNotDoOnTheStub() {
    RepositoryHost host = host();
    stub()
        .refuseNext(
            "POST",
            "/orgs/acme/repos",
            403,
            Map.of(),
            "{\"message\":\"Resource not accessible by personal access token\"}");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.create(wanted("run-1/publish")))
        .withMessageContaining("create repository acme/payments")
        .withMessageContaining("Resource not accessible");
  }

  @Test
  void tellsThatTheStubRefusesTheTokenWithoutSayingIt() {
    RepositoryHost host = host();
    stub().revoke(GithubStub.TOKEN);

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.create(wanted("run-1/publish")))
        .withMessageContaining("401")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(GithubStub.TOKEN));
  }

  @Test
  void isUnavailableWhenTheStubFails() {
    RepositoryHost host = host();
    stub().refuseNext("GET", "/payments", 502, Map.of(), "<html>Bad Gateway</html>");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host.find("acme", "payments"))
        .withMessageContaining("502");
  }

  @Test
  void isUnavailableWhenTheConnectionIsCut() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> cutConnections(socket));
      RepositoryHost host =
          new GithubRepositoryHost(
              new GithubSettings(
                  URI.create("http://127.0.0.1:" + socket.getLocalPort()),
                  "ghp_any",
                  null,
                  TIMEOUT));

      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> host.find("acme", "payments"));
    }
  }

  private static void cutConnections(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        socket.accept().close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void fetchesOneTokenOfTheAppForManyCallsToTheStub() throws IOException {
    RepositoryHost host = appHost(InstantSource.system());
    Repository repository = host.create(wanted("run-1/publish"));
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    host.push(repository, new FirstCommit(files, "main", "Initial", ADA, FORMWORK, AT));

    assertThat(host.read(repository, "main", "README.md")).contains("# Payments\n");
    assertThat(stub().calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(1);
  }

  @Test
  void fetchesANewTokenOfTheAppBeforeTheOldOneEndsOnTheStub() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    RepositoryHost host = appHost(now::get);
    host.find("acme", "payments");

    now.set(now.get().plus(Duration.ofMinutes(56)));
    host.find("acme", "payments");

    assertThat(stub().calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(2);
  }

  @Test
  void renewsATokenOfTheAppThatTheStubRefuses() {
    RepositoryHost host = appHost(InstantSource.system());
    host.find("acme", "payments");
    stub().revoke("ghs_1");

    assertThat(host.find("acme", "payments")).isEmpty();
    assertThat(stub().calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(2);
  }

  @Test
  void saysWhereTheAppIsNotInstalledOnTheStub() {
    RepositoryHost host = appHost(InstantSource.system());

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.find("nobody", "payments"))
        .withMessageContaining("not installed for 'nobody'");
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

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      String base64 =
          Base64.getMimeEncoder()
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
