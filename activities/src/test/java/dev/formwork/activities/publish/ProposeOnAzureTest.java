package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposeOnAzureTest implements ActionContract<ProposeOnAzure.Input, ProposeOnAzure.Output> {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  private final InMemoryRepositoryHost repositories =
      new InMemoryRepositoryHost("https://dev.azure.com");
  private final InMemoryPullRequestHost host = new InMemoryPullRequestHost(repositories);

  ProposeOnAzureTest() {
    Repository repository =
        repositories.create(
            new NewRepository(
                "acme/shop",
                "payments",
                null,
                null,
                NewRepository.Visibility.PRIVATE,
                "main",
                "somebody"));
    repositories.commit(
        repository,
        new FileCommit(
            "main",
            List.of(
                new FileChange("README.md", null, "# Payments"),
                new FileChange("old.txt", null, "old")),
            "Begin",
            ADA,
            ADA,
            Instant.EPOCH));
  }

  @Override
  public Action<ProposeOnAzure.Input, ProposeOnAzure.Output> action() {
    return new ProposeOnAzure(
        RepositoryHosts.of(Map.of())
            .with("dev.azure.com", "azure", repositories, outside(PullRequestHost.class, host)));
  }

  @Override
  public ProposeOnAzure.Input input() {
    return new ProposeOnAzure.Input(
        "dev.azure.com?organization=acme&project=shop&repo=payments",
        "add-dashboard",
        "Add a dashboard",
        "From a template",
        null,
        false,
        null,
        "docs",
        List.of("old.txt"),
        List.of("1b2c"),
        null,
        false,
        true,
        null,
        null,
        null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("dashboard.json", "{}");
  }

  @Override
  public Object world() {
    return List.of(host.contents(), repositories.contents());
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(repositories, "acme/shop", "payments", "add-dashboard");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.withdraw(host, "acme/shop", "payments", "add-dashboard");
  }

  @Test
  void putsTheFilesIntoTheFolderAndDeletesOthers() {
    ProposeOnAzure.Output output = action().run(input(), step());

    Map<String, String> pushed =
        repositories.contents().get("acme/shop/payments").branches().get("add-dashboard").files();
    assertThat(pushed).containsOnlyKeys("README.md", "docs/dashboard.json");
    assertThat(output.targetBranchName()).isEqualTo("main");
    assertThat(output.pullRequestNumber()).isEqualTo(1);
    assertThat(host.contents().getFirst().invited().getFirst().reviewers()).hasSize(1);
  }

  @Test
  void refusesAFolderThatLeadsOut() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(leadingOut(), step()))
        .withMessageContaining("filesToDelete");
  }

  private ProposeOnAzure.Input leadingOut() {
    return new ProposeOnAzure.Input(
        "dev.azure.com?organization=acme&project=shop&repo=payments",
        "add-dashboard",
        "Add a dashboard",
        "From a template",
        null,
        false,
        null,
        "docs",
        List.of("../old.txt"),
        List.of("1b2c"),
        null,
        false,
        true,
        null,
        null,
        null);
  }
}
