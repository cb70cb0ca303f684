package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.github.Pages;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** GitHub Pages. */
final class GithubPages implements Pages {

  private final GithubApi api;

  GithubPages(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Site> findSite(RepositoryName repository) {
    return api.find(
            repository.owner(),
            Routes.of(repository, "/pages"),
            "read the site of " + repository.slug())
        .map(Answer::json)
        .map(GithubPages::site);
  }

  private static Site site(JsonNode json) {
    return new Site(
        json.path("build_type").asText("legacy"),
        json.path("source").path("branch").asText(),
        json.path("source").path("path").asText());
  }

  @Override
  public void enableSite(RepositoryName repository, Site site) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("build_type", site.buildType());
    body.put("source", Map.of("branch", site.branch(), "path", site.path()));
    Answer answer =
        api.send(repository.owner(), Call.of("POST", Routes.of(repository, "/pages"), body));
    if (answer.status() == 409) {
      throw new NameTaken(
          "Repository %s has a site already (input: repoUrl). Turn it off first."
              .formatted(repository.slug()));
    }
    if (!answer.isOk()) {
      throw api.refused(
          answer,
          "turn on the site of %s (input: sourceBranch, sourcePath)".formatted(repository.slug()));
    }
  }

  @Override
  public void disableSite(RepositoryName repository) {
    api.remove(
        repository.owner(),
        Routes.of(repository, "/pages"),
        "turn off the site of " + repository.slug());
  }
}
