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

class PublishBitbucketServerTest
    implements ActionContract<PublishBitbucketServer.Input, Published> {

  private final InMemoryRepositoryHost host =
      new InMemoryRepositoryHost("https://bitbucket.example.com");

  @Override
  public Action<PublishBitbucketServer.Input, Published> action() {
    return new PublishBitbucketServer(
        RepositoryHosts.of(Map.of())
            .with("bitbucket.example.com", "bitbucketServer", outside(RepositoryHost.class, host)));
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
  public Map<String, String> files() {
    return Map.of("README.md", "# Payments\n", "docs/index.md", "# Docs\n");
  }

  @Override
  public Object world() {
    return host.contents();
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(host, "PAY", "payments", "master");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(host, "PAY", "payments");
  }

  @Test
  void publishesTheWorkspace() {
    Published output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://bitbucket.example.com/PAY/payments.git");
    assertThat(host.contents().get("PAY/payments").branches().get("master").files())
        .containsEntry("README.md", "# Payments\n");
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
