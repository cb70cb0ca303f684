package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
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

class ProposeOnBitbucketCloudTest
    implements ActionContract<ProposeOnBitbucketCloud.Input, ProposeOnBitbucketCloud.Output> {

  private static final Person ADA = new Person("Ada", "ada@example.org");

  private final InMemoryRepositoryHost repositories =
      new InMemoryRepositoryHost("https://bitbucket.org");
  private final InMemoryPullRequestHost host = new InMemoryPullRequestHost(repositories);

  ProposeOnBitbucketCloudTest() {
    Repository repository =
        repositories.create(
            new NewRepository(
                "acme/PAY",
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
  public Action<ProposeOnBitbucketCloud.Input, ProposeOnBitbucketCloud.Output> action() {
    return new ProposeOnBitbucketCloud(
        RepositoryHosts.of(Map.of())
            .with(
                "bitbucket.org",
                "bitbucketCloud",
                repositories,
                outside(PullRequestHost.class, host)));
  }

  @Override
  public ProposeOnBitbucketCloud.Input input() {
    return new ProposeOnBitbucketCloud.Input(
        "bitbucket.org?workspace=acme&project=PAY&repo=payments",
        "Add a dashboard",
        "add-dashboard",
        "From a template",
        null,
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
    return Hands.push(repositories, "acme/PAY", "payments", "add-dashboard");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.withdraw(host, "acme/PAY", "payments", "add-dashboard");
  }

  @Test
  void takesABranchThatIsThereAsItIs() {
    repositories.commit(
        repositories.find("acme/PAY", "payments").orElseThrow(),
        new FileCommit(
            "add-dashboard",
            List.of(new FileChange("by-hand.txt", null, "by hand")),
            "By hand",
            ADA,
            ADA,
            Instant.EPOCH));

    action().run(input(), step());

    assertThat(
            repositories
                .contents()
                .get("acme/PAY/payments")
                .branches()
                .get("add-dashboard")
                .files())
        .containsOnlyKeys("by-hand.txt");
    assertThat(host.contents()).hasSize(1);
  }

  @Test
  void usesTheDescriptionAsTheMessage() {
    action().run(input(), step());

    assertThat(
            repositories
                .contents()
                .get("acme/PAY/payments")
                .branches()
                .get("add-dashboard")
                .messages()
                .getLast())
        .startsWith("From a template\n\nFormwork-Step: ");
  }
}
