package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.github.Webhooks;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhooks of GitHub's repositories. */
final class GithubWebhooks implements Webhooks {

  private final GithubApi api;

  GithubWebhooks(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Webhook> findWebhook(RepositoryName repository, String url) {
    return api
        .all(
            repository.owner(),
            Routes.of(repository, "/hooks?"),
            "",
            "read the webhooks of " + repository.slug())
        .stream()
        .map(GithubWebhooks::webhook)
        .filter(found -> found.url().equals(url))
        .findFirst();
  }

  @Override
  public Webhook createWebhook(RepositoryName repository, NewWebhook webhook) {
    Call call = Call.of("POST", Routes.of(repository, "/hooks"), body(webhook));
    Answer answer = api.send(repository.owner(), call);
    if (answer.status() == 422 && Refusals.says(answer, "already exists")) {
      throw new NameTaken(
          "%s has a webhook for %s already (input: webhookUrl). Remove it, or choose another address."
              .formatted(repository.slug(), webhook.url()));
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer,
          "make a webhook for %s of %s (input: webhookUrl)"
              .formatted(webhook.url(), repository.slug()));
    }
    return webhook(answer.json());
  }

  private static Map<String, Object> body(NewWebhook webhook) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("url", webhook.url());
    config.put("content_type", webhook.contentType());
    config.put("insecure_ssl", webhook.insecureSsl() ? "1" : "0");
    if (webhook.secret() != null) {
      config.put("secret", webhook.secret());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "web");
    body.put("config", config);
    body.put("events", webhook.events());
    body.put("active", webhook.active());
    return body;
  }

  private static Webhook webhook(JsonNode json) {
    JsonNode config = json.path("config");
    List<String> events = new ArrayList<>();
    json.path("events").forEach(event -> events.add(event.asText()));
    return new Webhook(
        json.path("id").asLong(),
        config.path("url").asText(),
        events,
        json.path("active").asBoolean(true),
        config.path("content_type").asText("form"),
        config.path("insecure_ssl").asText("0").equals("1"));
  }

  @Override
  public void deleteWebhook(RepositoryName repository, long id) {
    api.remove(
        repository.owner(),
        Routes.of(repository, "/hooks/" + id),
        "remove a webhook of " + repository.slug());
  }
}
