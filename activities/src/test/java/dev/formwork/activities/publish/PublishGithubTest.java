package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.RenderedInput;
import dev.formwork.activities.github.GithubWorld;
import dev.formwork.activities.port.github.Actors;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.Collaborator;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.github.RepositoryOptions;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishGithubTest implements ActionContract<PublishGithubInput, PublishGithub.Output> {

  private static final RepositoryName NAME = new RepositoryName("acme", "payments");

  private final GithubWorld world = new GithubWorld();

  @Override
  public Action<PublishGithubInput, PublishGithub.Output> action() {
    return new PublishGithub(world.hosts(this));
  }

  @Override
  public PublishGithubInput input() {
    return new PublishGithubInput(
        GithubWorld.REPO_URL,
        options(),
        rules(),
        "main",
        true,
        true,
        "initial commit",
        null,
        null,
        null,
        null);
  }

  private static RepositoryOptions options() {
    return new RepositoryOptions(
        "Takes payments",
        null,
        "acme/platform",
        Visibility.INTERNAL,
        false,
        true,
        true,
        true,
        false,
        false,
        "PR_TITLE",
        "BLANK",
        List.of(new Collaborator("ada", null, "maintain")),
        null,
        false,
        null,
        List.of("Payments"),
        Map.of("REGION", "eu"),
        Map.of("REGISTRY_TOKEN", "s3cr3t-value"),
        null,
        Map.of("tier", "1"),
        true);
  }

  private static BranchRules rules() {
    return new BranchRules(
        false,
        false,
        new Actors(List.of("ada"), List.of(), List.of()),
        2,
        null,
        List.of("build"),
        true,
        false,
        false,
        true,
        false);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "# Payments\n");
  }

  @Override
  public Object world() {
    var repositories = world.repositories.contents();
    return repositories.isEmpty() ? repositories : List.of(repositories, world.github.contents());
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(world.repositories, "acme", "payments", "main");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(world.repositories, "acme", "payments");
  }

  @Test
  void setsAllOptionsAndRules() {
    action().run(input(), step());

    assertThat(world.github.thing(NAME, "options", "")).isEqualTo(options());
    assertThat(options().topics()).containsExactly("payments");
    assertThat(world.github.thing(NAME, "protection", "main"))
        .isEqualTo(new Protection("main", true, false, rules()));
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

  /** Case 100 of the contract. */
  @Test
  void refusesAllowedHostsAsBackstageDoes() {
    Map<String, Object> input =
        Map.of("repoUrl", GithubWorld.REPO_URL, "allowedHosts", List.of("github.com"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RenderedInput.run(action(), input, step()))
        .withMessageContaining("allowedHosts");
  }

  @Test
  void bindsTheInputsOfItsGroupsWithTheirDefaults() {
    Map<String, Object> input =
        Map.of("repoUrl", GithubWorld.REPO_URL, "requiredApprovingReviewCount", 3);

    RenderedInput.run(action(), input, step());

    assertThat(world.github.thing(NAME, "protection", "main"))
        .isInstanceOfSatisfying(
            Protection.class,
            made -> {
              assertThat(made.enforceAdmins()).isTrue();
              assertThat(made.rules().requiredApprovingReviewCount()).isEqualTo(3);
              assertThat(made.rules().requireBranchesToBeUpToDate()).isTrue();
            });
  }
}
