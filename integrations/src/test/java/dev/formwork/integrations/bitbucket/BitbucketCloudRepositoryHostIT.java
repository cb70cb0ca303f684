package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.StubbedHostContract;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Cloud and real Git over HTTP; the real one was not asked. */
class BitbucketCloudRepositoryHostIT implements StubbedHostContract {

  @TempDir Path directory;
  private @Nullable BitbucketCloudStub stub;

  private BitbucketCloudStub stub() {
    if (stub == null) {
      stub = new BitbucketCloudStub(directory.resolve("stub"));
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
    return "acme/PAY";
  }

  @Override
  public GitHostStub http() {
    return stub().http();
  }

  @Override
  public String token() {
    return BitbucketCloudStub.TOKEN;
  }

  @Override
  public RepositoryHost host(Duration timeout) {
    return new BitbucketCloudRepositoryHost(
        new BitbucketCloudSettings(stub().apiUrl(), null, BitbucketCloudStub.TOKEN, timeout));
  }

  @Test
  void putsTheMarkIntoTheDescriptionOfTheStub() {
    host().create(wanted("run-1/publish"));

    assertThat(stub().repository("acme/payments"))
        .containsEntry("description", "Takes money [formwork run-1/publish]")
        .containsEntry("is_private", true);
  }
}
