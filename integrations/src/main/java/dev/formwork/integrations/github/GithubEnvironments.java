package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.github.Environments;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deployment environments of GitHub's repositories. */
final class GithubEnvironments implements Environments {

  private final GithubApi api;

  GithubEnvironments(GithubApi api) {
    this.api = api;
  }

  @Override
  public boolean hasEnvironment(RepositoryName repository, String name) {
    return api.find(
            repository.owner(),
            path(repository, name),
            "read environment %s of %s".formatted(name, repository.slug()))
        .isPresent();
  }

  /**
   * Of people and teams only their ids count: they may be renamed without the environment. Of
   * variables GitHub tells 30 at once; a new value of a further one is not seen.
   */
  @Override
  public Optional<String> stateOf(RepositoryName repository, String name) {
    String what = "read environment %s of %s".formatted(name, repository.slug());
    String path = path(repository, name);
    return api.find(repository.owner(), path, what)
        .map(
            found -> {
              StringBuilder state = new StringBuilder();
              found.json().path("protection_rules").forEach(rule -> state.append(rule(rule)));
              state.append(found.json().path("deployment_branch_policy"));
              for (String part : List.of("/deployment-branch-policies", "/variables", "/secrets")) {
                api.find(repository.owner(), path + part + "?per_page=100", what)
                    .ifPresent(answer -> state.append(answer.json()));
              }
              return state.toString();
            });
  }

  private static String rule(JsonNode rule) {
    StringBuilder text = new StringBuilder();
    text.append(rule.path("type").asText()).append(rule.path("wait_timer"));
    text.append(rule.path("prevent_self_review"));
    rule.path("reviewers").forEach(one -> text.append(one.path("reviewer").path("id")).append(','));
    return text.append(';').toString();
  }

  @Override
  public void putEnvironment(RepositoryName repository, Environment environment) {
    String path = path(repository, environment.name());
    api.require(
        repository.owner(),
        Call.of("PUT", path, body(repository, environment)),
        "make environment %s of %s".formatted(environment.name(), repository.slug()));
    addPatterns(repository, environment, path);
    WorkflowStore store = WorkflowStore.ofEnvironment(api, repository, environment.name());
    store.keepVariables(environment.variables());
    store.keepSecrets(environment.secrets());
  }

  private Map<String, @Nullable Object> body(RepositoryName repository, Environment environment) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (environment.waitMinutes() != null) {
      body.put("wait_timer", environment.waitMinutes());
    }
    if (environment.preventSelfReview() != null) {
      body.put("prevent_self_review", environment.preventSelfReview());
    }
    if (!environment.reviewers().isEmpty()) {
      List<Map<String, Object>> reviewers = new ArrayList<>();
      environment.reviewers().forEach(one -> reviewers.add(reviewer(repository, one)));
      body.put("reviewers", reviewers);
    }
    Boolean protectedOnly = environment.protectedBranchesOnly();
    body.put(
        "deployment_branch_policy",
        protectedOnly == null
            ? null
            : Map.of(
                "protected_branches", protectedOnly, "custom_branch_policies", !protectedOnly));
    return body;
  }

  private Map<String, Object> reviewer(RepositoryName repository, Reviewer reviewer) {
    String name = Routes.encoded(reviewer.name());
    String path =
        reviewer.team()
            ? "/orgs/%s/teams/%s".formatted(Routes.encoded(repository.owner()), name)
            : "/users/" + name;
    JsonNode found =
        api.find(repository.owner(), path, "look for reviewer " + reviewer.name())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "GitHub knows no %s '%s' (input: reviewers). Correct the name."
                            .formatted(reviewer.team() ? "team" : "user", reviewer.name())))
            .json();
    return Map.of("type", reviewer.team() ? "Team" : "User", "id", found.path("id").asLong());
  }

  /**
   * Patterns that are there already are left, since GitHub answers a second one with a redirect.
   */
  private void addPatterns(RepositoryName repository, Environment environment, String path) {
    if (environment.branchPatterns().isEmpty() && environment.tagPatterns().isEmpty()) {
      return;
    }
    Set<String> present = new HashSet<>();
    api.all(
            repository.owner(),
            path + "/deployment-branch-policies?",
            "branch_policies",
            "read the patterns of environment " + environment.name())
        .forEach(
            found ->
                present.add(found.path("type").asText("branch") + found.path("name").asText()));
    environment
        .branchPatterns()
        .forEach(pattern -> addPattern(repository, path, "branch", pattern, present));
    environment
        .tagPatterns()
        .forEach(pattern -> addPattern(repository, path, "tag", pattern, present));
  }

  private void addPattern(
      RepositoryName repository, String path, String type, String pattern, Set<String> present) {
    if (present.add(type + pattern)) {
      Map<String, String> body = new LinkedHashMap<>();
      body.put("name", pattern);
      body.put("type", type);
      api.require(
          repository.owner(),
          Call.of("POST", path + "/deployment-branch-policies", body),
          "let %s pattern '%s' deploy from %s".formatted(type, pattern, repository.slug()));
    }
  }

  @Override
  public void deleteEnvironment(RepositoryName repository, String name) {
    api.remove(
        repository.owner(),
        path(repository, name),
        "remove environment %s of %s".formatted(name, repository.slug()));
  }

  private static String path(RepositoryName repository, String name) {
    return Routes.of(repository, "/environments/" + Routes.encoded(name));
  }
}
