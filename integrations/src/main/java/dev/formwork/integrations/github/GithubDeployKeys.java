package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.github.DeployKeys;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Deploy keys of GitHub's repositories; GitHub keeps each key once, in one repository. */
final class GithubDeployKeys implements DeployKeys {

  private final GithubApi api;

  GithubDeployKeys(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<DeployKey> findKey(RepositoryName repository, String publicKey) {
    return api
        .all(
            repository.owner(),
            Routes.of(repository, "/keys?"),
            "",
            "read the deploy keys of " + repository.slug())
        .stream()
        .filter(found -> material(found.path("key").asText()).equals(material(publicKey)))
        .map(GithubDeployKeys::key)
        .findFirst();
  }

  /** Type and bytes of a key, without its comment. */
  private static String material(String key) {
    return key.strip().replaceFirst("^(\\S+\\s+\\S+).*$", "$1").replaceAll("\\s+", " ");
  }

  private static DeployKey key(JsonNode json) {
    return new DeployKey(json.path("id").asLong(), json.path("title").asText());
  }

  @Override
  public DeployKey addKey(RepositoryName repository, String title, String publicKey) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("key", publicKey);
    body.put("read_only", false);
    Answer answer =
        api.send(repository.owner(), Call.of("POST", Routes.of(repository, "/keys"), body));
    if (answer.status() == 422 && Refusals.says(answer, "already in use")) {
      throw new NameTaken(
          "The deploy key is in use already, in %s or elsewhere (input: publicKey). Make a new pair of keys."
              .formatted(repository.slug()));
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer, "add a deploy key to %s (input: publicKey)".formatted(repository.slug()));
    }
    return key(answer.json());
  }

  @Override
  public void removeKey(RepositoryName repository, long id) {
    api.remove(
        repository.owner(),
        Routes.of(repository, "/keys/" + id),
        "remove a deploy key of " + repository.slug());
  }
}
