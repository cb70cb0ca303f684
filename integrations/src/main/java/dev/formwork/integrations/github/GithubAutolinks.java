package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.github.Autolinks;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Autolinks of GitHub's repositories; GitHub answers all of them at once. */
final class GithubAutolinks implements Autolinks {

  private final GithubApi api;

  GithubAutolinks(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Autolink> findAutolink(RepositoryName repository, String keyPrefix) {
    JsonNode all =
        api.require(
                repository.owner(),
                Call.of("GET", Routes.of(repository, "/autolinks")),
                "read the autolinks of " + repository.slug())
            .json();
    return StreamSupport.stream(all.spliterator(), false)
        .map(GithubAutolinks::autolink)
        .filter(found -> found.rule().keyPrefix().equals(keyPrefix))
        .findFirst();
  }

  private static Autolink autolink(JsonNode json) {
    return new Autolink(
        json.path("id").asLong(),
        new NewAutolink(
            json.path("key_prefix").asText(),
            json.path("url_template").asText(),
            json.path("is_alphanumeric").asBoolean()));
  }

  @Override
  public Autolink addAutolink(RepositoryName repository, NewAutolink rule) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("key_prefix", rule.keyPrefix());
    body.put("url_template", rule.urlTemplate());
    body.put("is_alphanumeric", rule.alphanumeric());
    Answer answer =
        api.send(repository.owner(), Call.of("POST", Routes.of(repository, "/autolinks"), body));
    if (answer.status() == 422 && Refusals.says(answer, "already")) {
      throw new NameTaken(
          "%s has an autolink for '%s' already (input: keyPrefix). Remove it, or choose another prefix."
              .formatted(repository.slug(), rule.keyPrefix()));
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer,
          "add an autolink to %s (input: keyPrefix, urlTemplate)".formatted(repository.slug()));
    }
    return autolink(answer.json());
  }

  @Override
  public void removeAutolink(RepositoryName repository, long id) {
    api.remove(
        repository.owner(),
        Routes.of(repository, "/autolinks/" + id),
        "remove an autolink of " + repository.slug());
  }
}
