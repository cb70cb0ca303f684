package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import org.junit.jupiter.api.Test;

class PublishBitbucketServerTest
    implements PublishContract<PublishBitbucketServer.Input, Published> {

  private final InMemoryRepositoryHost host =
      new InMemoryRepositoryHost("https://bitbucket.example.com");

  @Override
  public Action<PublishBitbucketServer.Input, Published> action() {
    return new PublishBitbucketServer(hosts("bitbucket.example.com", "bitbucketServer"));
  }

  @Override
  public PublishBitbucketServer.Input input() {
    return new PublishBitbucketServer.Input(
        "bitbucket.example.com?project=PAY&repo=payments",
        "Takes payments",
        NewRepository.Visibility.PRIVATE,
        "master",
        null,
        false,
        null,
        "initial commit",
        null,
        null,
        false);
  }

  @Override
  public InMemoryRepositoryHost host() {
    return host;
  }

  @Override
  public String owner() {
    return "PAY";
  }

  @Override
  public String branch() {
    return "master";
  }

  @Test
  void answersTheAddressToCloneFrom() {
    Published output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://bitbucket.example.com/PAY/payments.git");
  }

  @Test
  void failsWhereLargeFilesCannotBeEnabled() {
    var large =
        new PublishBitbucketServer.Input(
            input().repoUrl(),
            null,
            NewRepository.Visibility.PRIVATE,
            "master",
            null,
            true,
            null,
            "initial commit",
            null,
            null,
            false);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(large, step()))
        .withMessageContaining("enableLFS");
  }
}
