package dev.formwork.integrations.suggest;

import static dev.formwork.integrations.suggest.HostApi.part;
import static dev.formwork.integrations.suggest.Suggestions.needed;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Suggestions of GitHub: https://docs.github.com/rest, read 2026-11. */
final class GithubSuggestions implements Suggestions {

  @Override
  public String defaultHost() {
    return "github.com";
  }

  @Override
  public String hostType() {
    return "github";
  }

  @Override
  public URI apiUrl(String host) {
    return URI.create(
        host.equals("github.com") ? "https://api.github.com" : "https://" + host + "/api/v3");
  }

  @Override
  public List<Suggestion> find(String resource, Map<String, String> context, HostApi api) {
    return switch (resource) {
      case "repositoriesWithOwner" -> named(api, "/user/repos?per_page=100", "full_name");
      case "owners" -> named(api, "/user/orgs?per_page=100", "login");
      case "branches" -> {
        String owner = part(needed(context, "owner"));
        String repository = part(needed(context, "repository"));
        yield named(api, "/repos/%s/%s/branches?per_page=100".formatted(owner, repository), "name");
      }
      default -> throw Suggestions.unknown(resource);
    };
  }

  private static List<Suggestion> named(HostApi api, String path, String field) {
    return api.all(path).stream().map(entry -> Suggestion.of(entry.path(field).asText())).toList();
  }
}
