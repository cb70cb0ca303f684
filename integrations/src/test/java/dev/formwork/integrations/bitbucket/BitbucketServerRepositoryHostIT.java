package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.StubbedHostContract;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Data Center and real Git over HTTP; the real one was not asked. */
class BitbucketServerRepositoryHostIT implements StubbedHostContract {

  @TempDir Path directory;
  private @Nullable BitbucketServerStub stub;

  private BitbucketServerStub stub() {
    if (stub == null) {
      stub = new BitbucketServerStub(directory.resolve("stub"));
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
    return "PAY";
  }

  @Override
  public GitHostStub http() {
    return stub().http();
  }

  @Override
  public String token() {
    return BitbucketServerStub.TOKEN;
  }

  @Override
  public RepositoryHost host(Duration timeout) {
    return new BitbucketServerRepositoryHost(
        new BitbucketServerSettings(stub().url(), BitbucketServerStub.TOKEN, timeout));
  }

  @Test
  void enablesLargeFilesOnTheStub() {
    RepositoryHost host = host();

    host.enableLargeFiles(host.create(wanted("run-1/publish")));

    assertThat(stub().large()).containsExactly("PAY/payments");
  }

  @Test
  void namesTheFolderOnABranch() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.contentsUrl(repository, "main", ""))
        .endsWith("/projects/PAY/repos/payments/browse");
    assertThat(host.contentsUrl(repository, "main", "docs"))
        .endsWith("/browse/docs?at=refs%2Fheads%2Fmain");
  }
}
