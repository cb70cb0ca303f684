package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishGithubTest implements ActionContract<PublishGithubInput, PublishGithub.Output> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost("https://github.com");

  @Override
  public Action<PublishGithubInput, PublishGithub.Output> action() {
    return new PublishGithub(
        RepositoryHosts.of(Map.of())
            .with("github.com", "github", outside(RepositoryHost.class, host)));
  }

  @Override
  public PublishGithubInput input() {
    return new PublishGithubInput(
        "github.com?owner=acme&repo=payments",
        "Takes payments",
        null,
        NewRepository.Visibility.INTERNAL,
        "main",
        true,
        true,
        false,
        false,
        2,
        List.of("build"),
        true,
        false,
        false,
        false,
        true,
        true,
        true,
        false,
        false,
        null,
        false,
        null,
        List.of("Payments"),
        Map.of("REGISTRY_TOKEN", "s3cr3t-value"),
        "initial commit",
        null,
        null,
        null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "# Payments\n");
  }

  @Override
  public Object world() {
    return host.contents();
  }

  @Test
  void setsVisibilityTopicsAndRules() {
    action().run(input(), step());

    InMemoryRepositoryHost.Stored stored = host.contents().get("acme/payments");
    assertThat(stored.request().visibility()).isEqualTo(NewRepository.Visibility.INTERNAL);
    assertThat(stored.settings().topics()).containsExactly("payments");
    assertThat(stored.settings().hasWiki()).isFalse();
    assertThat(stored.secretNames()).containsExactly("REGISTRY_TOKEN");
    assertThat(stored.protections()).hasSize(1);
    assertThat(stored.protections().getFirst().requiredApprovals()).isEqualTo(2);
  }

  @Test
  void hidesTheValuesOfSecrets() {
    assertThat(input().toString()).contains("REGISTRY_TOKEN").doesNotContain("s3cr3t-value");
  }

  @Test
  void answersWhereTheFilesAre() {
    PublishGithub.Output output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://github.com/acme/payments.git");
    assertThat(output.repoContentsUrl()).isEqualTo("https://github.com/acme/payments/blob/main");
  }
}
