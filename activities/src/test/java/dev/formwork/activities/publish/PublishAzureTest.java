package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishAzureTest implements ActionContract<PublishAzure.Input, PublishAzure.Output> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost("https://dev.azure.com");

  @Override
  public Action<PublishAzure.Input, PublishAzure.Output> action() {
    return new PublishAzure(
        RepositoryHosts.of(Map.of())
            .with("dev.azure.com", "azure", outside(RepositoryHost.class, host)));
  }

  @Override
  public PublishAzure.Input input() {
    return new PublishAzure.Input(
        "dev.azure.com?organization=acme&project=shop&repo=payments",
        null,
        "master",
        null,
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
    return Hands.push(host, "acme/shop", "payments", "master");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(host, "acme/shop", "payments");
  }

  @Test
  void publishesTheWorkspace() {
    PublishAzure.Output output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://dev.azure.com/acme/shop/payments.git");
    assertThat(host.contents().get("acme/shop/payments").branches().get("master").files())
        .containsEntry("README.md", "# Payments\n");
  }

  @Test
  void reportsARepositoryThatNoLongerTellsWhoMadeIt() {
    PublishAzure.Output output = action().run(input(), step());
    host.delete(host.find("acme/shop", "payments").orElseThrow());
    host.ensure("acme/shop", "payments", "master");
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
    assertThat(host.contents()).containsKey("acme/shop/payments");
  }

  @Test
  void wantsAnOrganisation() {
    var without =
        new PublishAzure.Input(
            "dev.azure.com?project=shop&repo=payments",
            null,
            "master",
            null,
            null,
            "initial commit",
            null,
            null,
            false);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(without, step()))
        .withMessageContaining("organization");
  }
}
