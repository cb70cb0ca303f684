package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Variables and secrets for workflows, of a repository or of one of its environments.
 *
 * @param base path that holds `variables` and `secrets`
 * @param owner whose token is used
 * @param of whose they are, for messages
 */
record WorkflowStore(GithubApi api, String owner, String base, String of) {

  static WorkflowStore ofRepository(GithubApi api, RepositoryName repository) {
    return new WorkflowStore(
        api, repository.owner(), Routes.of(repository, "/actions"), repository.slug());
  }

  static WorkflowStore ofEnvironment(GithubApi api, RepositoryName repository, String name) {
    return new WorkflowStore(
        api,
        repository.owner(),
        Routes.of(repository, "/environments/" + Routes.encoded(name)),
        "environment %s of %s".formatted(name, repository.slug()));
  }

  /** Keeps these variables, each under its name; one that is there is replaced. */
  void keepVariables(Map<String, String> variables) {
    variables.forEach(
        (name, value) -> {
          Map<String, String> body = new LinkedHashMap<>();
          body.put("name", checked(name));
          body.put("value", value);
          String what = "keep variable %s of %s".formatted(name, of);
          Answer answer = api.send(owner, Call.of("POST", base + "/variables", body));
          if (answer.status() == 409) {
            api.require(owner, Call.of("PATCH", base + "/variables/" + name, body), what);
          } else if (!answer.isOk()) {
            throw api.refused(answer, what);
          }
        });
  }

  /** Keeps these secrets, each under its name; one that is there is replaced. */
  void keepSecrets(Map<String, String> secrets) {
    if (secrets.isEmpty()) {
      return;
    }
    secrets.keySet().forEach(WorkflowStore::checked);
    JsonNode key =
        api.require(
                owner,
                Call.of("GET", base + "/secrets/public-key"),
                "read the public key for secrets of " + of)
            .json();
    secrets.forEach(
        (name, value) -> {
          Map<String, String> body = new LinkedHashMap<>();
          body.put("encrypted_value", SealedBox.seal(value, key.path("key").asText()));
          body.put("key_id", key.path("key_id").asText());
          api.require(
              owner,
              Call.of("PUT", base + "/secrets/" + name, body),
              "keep secret %s of %s".formatted(name, of));
        });
  }

  /** When the secret got its value, or empty when there is none. */
  Optional<String> secretState(String name) {
    return api.find(owner, base + "/secrets/" + checked(name), "look for a secret of " + of)
        .map(found -> found.json().path("updated_at").asText());
  }

  boolean hasSecret(String name) {
    return api.find(owner, base + "/secrets/" + checked(name), "look for a secret of " + of)
        .isPresent();
  }

  void dropSecret(String name) {
    api.remove(
        owner, base + "/secrets/" + checked(name), "remove secret %s of %s".formatted(name, of));
  }

  /** GitHub's rule: https://docs.github.com/en/actions (naming secrets and variables). */
  private static String checked(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.regionMatches(true, 0, "GITHUB_", 0, 7)) {
      throw new InvalidInput(
          "'%s' cannot be the name of a secret or variable on GitHub (input: secrets, variables). Use letters, digits and '_', and do not begin with a digit or GITHUB_."
              .formatted(name));
    }
    return name;
  }
}
