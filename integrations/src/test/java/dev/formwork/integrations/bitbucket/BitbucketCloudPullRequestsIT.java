package dev.formwork.integrations.bitbucket;

import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.PullRequestHostContract;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Cloud and real Git over HTTP; the real one was not asked. */
class BitbucketCloudPullRequestsIT implements PullRequestHostContract {

  @TempDir Path directory;
  private BitbucketCloudStub stub;

  @BeforeEach
  void start() {
    stub = new BitbucketCloudStub(directory.resolve("stub"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Override
  public String owner() {
    return "acme/PAY";
  }

  @Override
  public RepositoryHost repositories() {
    return new BitbucketCloudRepositoryHost(settings());
  }

  @Override
  public PullRequestHost host() {
    return new BitbucketCloudPullRequests(settings());
  }

  private BitbucketCloudSettings settings() {
    return new BitbucketCloudSettings(
        stub.apiUrl(), null, BitbucketCloudStub.TOKEN, Duration.ofSeconds(20));
  }

  @Override
  public void merge(PullRequest pullRequest) {
    stub.merge(pullRequest.number());
  }
}
