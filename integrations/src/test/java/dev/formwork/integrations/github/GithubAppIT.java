package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login of an app at a stub of GitHub, whose tokens end; GitHub itself was not asked. */
class GithubAppIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private GithubStub stub;

  @BeforeEach
  void start() {
    stub = new GithubStub(directory.resolve("stub"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private RepositoryHost host(InstantSource clock) {
    return new GithubRepositoryHost(
        new GithubSettings(
            stub.apiUrl(), null, new GithubSettings.App("Iv1.abc", privateKey()), TIMEOUT),
        clock);
  }

  @Test
  void fetchesOneTokenOfTheAppForManyCallsToTheStub() throws IOException {
    RepositoryHost host = host(InstantSource.system());
    Repository repository = host.create(RepositoryHostContract.wanted("acme", "run-1/publish"));
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    host.push(
        repository,
        new FirstCommit(
            files,
            "main",
            "Initial",
            RepositoryHostContract.ADA,
            RepositoryHostContract.FORMWORK,
            RepositoryHostContract.AT));

    assertThat(host.read(repository, "main", "README.md")).contains("# Payments\n");
    assertThat(stub.calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(1);
  }

  @Test
  void fetchesANewTokenOfTheAppBeforeTheOldOneEndsOnTheStub() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    RepositoryHost host = host(now::get);
    host.find("acme", "payments");

    now.set(now.get().plus(Duration.ofMinutes(56)));
    host.find("acme", "payments");

    assertThat(stub.calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(2);
  }

  @Test
  void renewsATokenOfTheAppThatTheStubRefuses() {
    RepositoryHost host = host(InstantSource.system());
    host.find("acme", "payments");
    stub.revoke("ghs_1");

    assertThat(host.find("acme", "payments")).isEmpty();
    assertThat(stub.calls().stream().filter(call -> call.contains("access_tokens"))).hasSize(2);
  }

  @Test
  void saysWhereTheAppIsNotInstalledOnTheStub() {
    RepositoryHost host = host(InstantSource.system());

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host.find("nobody", "payments"))
        .withMessageContaining("not installed for 'nobody'");
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
