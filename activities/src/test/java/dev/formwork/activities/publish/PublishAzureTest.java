package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import org.junit.jupiter.api.Test;

class PublishAzureTest implements PublishContract<PublishAzure.Input, PublishAzure.Output> {

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost("https://dev.azure.com");

  @Override
  public Action<PublishAzure.Input, PublishAzure.Output> action() {
    return new PublishAzure(hosts("dev.azure.com", "azure"));
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
  public InMemoryRepositoryHost host() {
    return host;
  }

  @Override
  public String owner() {
    return "acme/shop";
  }

  @Override
  public String branch() {
    return "master";
  }

  @Test
  void answersTheAddressToCloneFrom() {
    PublishAzure.Output output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://dev.azure.com/acme/shop/payments.git");
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
