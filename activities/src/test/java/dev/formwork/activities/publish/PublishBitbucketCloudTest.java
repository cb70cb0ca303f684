package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishBitbucketCloudTest implements ActionContract<PublishBitbucketCloud.Input, Published> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost("https://bitbucket.org");

  @Override
  public Action<PublishBitbucketCloud.Input, Published> action() {
    return new PublishBitbucketCloud(
        RepositoryHosts.of(Map.of())
            .with("bitbucket.org", "bitbucketCloud", outside(RepositoryHost.class, host)));
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
  public Map<String, String> files() {
    return Map.of("README.md", "# Payments\n", "docs/index.md", "# Docs\n");
  }

  @Override
  public Object world() {
    return host.contents();
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(host, "acme/PAY", "payments", "master");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(host, "acme/PAY", "payments");
  }

  @Test
  void publishesTheWorkspace() {
    Published output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://bitbucket.org/acme/PAY/payments.git");
    assertThat(host.contents().get("acme/PAY/payments").branches().get("master").files())
        .containsEntry("README.md", "# Payments\n");
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
