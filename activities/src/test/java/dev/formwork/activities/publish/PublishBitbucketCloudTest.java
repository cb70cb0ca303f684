package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import org.junit.jupiter.api.Test;

class PublishBitbucketCloudTest implements PublishContract<PublishBitbucketCloud.Input, Published> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost("https://bitbucket.org");

  @Override
  public Action<PublishBitbucketCloud.Input, Published> action() {
    return new PublishBitbucketCloud(hosts("bitbucket.org", "bitbucketCloud"));
  }

  @Override
  public PublishBitbucketCloud.Input input() {
    return new PublishBitbucketCloud.Input(
        "bitbucket.org?workspace=acme&project=PAY&repo=payments",
        "Takes payments",
        "master",
        NewRepository.Visibility.PRIVATE,
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
    return "acme/PAY";
  }

  @Override
  public String branch() {
    return "master";
  }

  @Test
  void answersTheAddressToCloneFrom() {
    Published output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://bitbucket.org/acme/PAY/payments.git");
  }

  @Test
  void refusesToSign() {
    var signed =
        new PublishBitbucketCloud.Input(
            input().repoUrl(),
            null,
            "master",
            NewRepository.Visibility.PRIVATE,
            "initial commit",
            null,
            null,
            true);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(signed, step()))
        .withMessageContaining("signCommit");
    assertThat(host.contents()).isEmpty();
  }
}
