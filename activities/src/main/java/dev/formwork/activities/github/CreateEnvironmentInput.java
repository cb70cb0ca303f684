package dev.formwork.activities.github;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.github.Environments.Environment;
import dev.formwork.activities.port.github.Environments.Reviewer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input of `github:environment:create`; names and meaning are Backstage's. */
record CreateEnvironmentInput(
    @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
    @Doc("Name of the environment, such as `production`.") String name,
    @Doc("Which branches may deploy; all when left out.")
        @Nullable BranchPolicy deploymentBranchPolicy,
    @Doc("Patterns of branches that may deploy, such as `release/*`.") @Default("[]")
        List<String> customBranchPolicyNames,
    @Doc("Patterns of tags that may deploy, such as `v*`.") @Default("[]")
        List<String> customTagPolicyNames,
    @Doc("Variables of the environment, by name, such as `REGION`.") @Default("{}")
        Map<String, String> environmentVariables,
    @Doc("Secrets of the environment, by name, such as `REGISTRY_TOKEN`.") @Default("{}")
        Map<String, String> secrets,
    @Doc("Minutes to wait before a deployment, up to 43200.")
        @Shape("{\"minimum\": 0, \"maximum\": 43200}")
        @Nullable Integer waitTimer,
    @Doc("Whether nobody may approve a deployment of their own.")
        @Nullable Boolean preventSelfReview,
    @Doc("Who must approve, up to six, such as `user:default/ada` or `group:default/platform`.")
        @Default("[]")
        @Shape("{\"maxItems\": 6}")
        List<String> reviewers,
    @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

  /** Exactly one of both is true, or the policy means nothing. */
  record BranchPolicy(
      @Doc("Whether protected branches may deploy.") boolean protected_branches,
      @Doc("Whether the branches and tags that the patterns name may deploy.")
          boolean custom_branch_policies) {}

  /**
   * The environment as it should be.
   *
   * @throws InvalidInput when the policy contradicts itself or a reviewer is no reference
   */
  Environment environment() {
    if (deploymentBranchPolicy != null
        && deploymentBranchPolicy.protected_branches()
            == deploymentBranchPolicy.custom_branch_policies()) {
      throw new InvalidInput(
          "protected_branches and custom_branch_policies are both %s (input: deploymentBranchPolicy). Set one of them to true."
              .formatted(deploymentBranchPolicy.protected_branches()));
    }
    return new Environment(
        name,
        deploymentBranchPolicy == null ? null : deploymentBranchPolicy.protected_branches(),
        customBranchPolicyNames,
        customTagPolicyNames,
        environmentVariables,
        secrets,
        waitTimer,
        preventSelfReview,
        reviewers.stream().map(CreateEnvironmentInput::reviewer).toList());
  }

  /** As in Backstage, the name of the entity is the login or the slug. */
  private static Reviewer reviewer(String ref) {
    String text = ref.toLowerCase(Locale.ROOT);
    String name = text.replaceFirst("^[^:]*:", "").replaceFirst("^[^/]*/", "");
    if (!text.startsWith("user:") && !text.startsWith("group:") || name.isBlank()) {
      throw new InvalidInput(
          "'%s' is neither a person nor a group (input: reviewers). Write e.g. user:default/ada."
              .formatted(ref));
    }
    return new Reviewer(text.startsWith("group:"), name);
  }

  @Override
  public String toString() {
    return "CreateEnvironmentInput[repoUrl=%s, name=%s, secrets=%s]"
        .formatted(repoUrl, name, secrets.keySet());
  }
}
