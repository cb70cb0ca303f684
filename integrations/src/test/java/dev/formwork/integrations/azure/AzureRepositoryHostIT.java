package dev.formwork.integrations.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.StubbedHostContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Azure DevOps and real Git over HTTP; the real one was not asked. */
class AzureRepositoryHostIT implements StubbedHostContract {

  @TempDir Path directory;
  private @Nullable AzureStub stub;

  private AzureStub stub() {
    if (stub == null) {
      stub = new AzureStub(directory.resolve("stub"));
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
  public String owner() {
    return "acme/shop";
  }

  @Override
  public GitHostStub http() {
    return stub().http();
  }

  @Override
  public String token() {
    return AzureStub.TOKEN;
  }

  @Override
  public RepositoryHost host(Duration timeout) {
    return new AzureRepositoryHost(new AzureSettings(stub().url(), AzureStub.TOKEN, timeout));
  }

  /** There is no place for a mark but the first commit. */
  @Test
  @Override
  public void createsARepositoryThatCarriesItsMark() {
    RepositoryHost host = host();

    Repository created = host.create(wanted("run-1/publish"));

    assertThat(created.isMadeBy("run-1/publish")).isTrue();
    assertThat(host.find(owner(), "payments").orElseThrow().mark()).isNull();
    assertThat(created.id()).isEqualTo("id-1");
  }

  /** An empty repository may be the step's own from an earlier attempt. */
  @Test
  @Override
  public void refusesANameThatAnotherMarkHas() {
    RepositoryHost host = host();
    host.push(host.create(wanted("run-1/publish")), first());

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> host.create(wanted("run-2/publish")))
        .withMessageContaining("acme/shop/payments");
    assertThat(host.create(wanted("run-1/publish")).isMadeBy("run-1/publish")).isTrue();
  }

  @Test
  void deletesByIdIntoTheRecycleBinOfTheStub() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.delete(repository);
    host.create(wanted("run-2/publish"));

    host.delete(repository);

    assertThat(stub().recycled()).containsExactly("id-1");
    assertThat(host.find(owner(), "payments")).isPresent();
  }

  @Test
  void takesAPageToSignInForARefusedToken() {
    stub().http().refuseNext("GET", 203, Map.of(), "<html>");

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> host().find(owner(), "payments"))
        .withMessageContaining("(203)");
  }

  private FirstCommit first() {
    try {
      Path files = Files.createDirectories(directory.resolve("files"));
      Files.writeString(files.resolve("README.md"), "x");
      return new FirstCommit(files, "main", "Initial\n\nBy: us\n", ADA, FORMWORK, AT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
