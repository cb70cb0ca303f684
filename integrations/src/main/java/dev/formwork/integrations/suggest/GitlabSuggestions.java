package dev.formwork.integrations.suggest;

import static dev.formwork.integrations.suggest.HostApi.part;
import static dev.formwork.integrations.suggest.Suggestions.needed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suggestions of GitLab: https://docs.gitlab.com/api, read 2026-11. */
final class GitlabSuggestions implements Suggestions {

  @Override
  public String defaultHost() {
    return "gitlab.com";
  }

  @Override
  public String hostType() {
    return "gitlab";
  }

  @Override
  public URI apiUrl(String host) {
    return URI.create("https://" + host + "/api/v4");
  }

  @Override
  public List<Suggestion> find(String resource, Map<String, String> context, HostApi api) {
    return switch (resource) {
      case "groups" -> groups(api);
      case "repositories" -> repositories(needed(context, "id"), api);
      default -> throw Suggestions.unknown(resource);
    };
  }

  /** The groups of the person, and the person, whose projects have no group. */
  private static List<Suggestion> groups(HostApi api) {
    List<Suggestion> groups = new ArrayList<>();
    for (JsonNode group : api.all("/groups?per_page=100")) {
      groups.add(new Suggestion(group.path("id").asText(), group.path("full_path").asText()));
    }
    JsonNode person = api.one("/user");
    groups.add(new Suggestion(person.path("id").asText(), person.path("username").asText()));
    return groups;
  }

  private static List<Suggestion> repositories(String id, HostApi api) {
    String owner = api.one("/user").path("id").asText().equals(id) ? "users" : "groups";
    return api.all("/%s/%s/projects?per_page=100".formatted(owner, part(id))).stream()
        .map(
            project -> new Suggestion(project.path("path").asText(), project.path("name").asText()))
        .toList();
  }
}
