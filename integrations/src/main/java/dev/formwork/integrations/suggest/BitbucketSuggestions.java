package dev.formwork.integrations.suggest;

import static dev.formwork.integrations.suggest.HostApi.part;
import static dev.formwork.integrations.suggest.Suggestions.needed;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Suggestions of Bitbucket Cloud: https://developer.atlassian.com/cloud/bitbucket, read 2026-11.
 */
final class BitbucketSuggestions implements Suggestions {

  @Override
  public String defaultHost() {
    return "bitbucket.org";
  }

  @Override
  public String hostType() {
    return "bitbucketCloud";
  }

  @Override
  public URI apiUrl(String host) {
    return URI.create("https://api." + host + "/2.0");
  }

  @Override
  public List<Suggestion> find(String resource, Map<String, String> context, HostApi api) {
    return switch (resource) {
      case "workspaces" -> named(api, "/workspaces?pagelen=100", "slug");
      case "projects" ->
          named(api, "/workspaces/%s/projects?pagelen=100".formatted(workspace(context)), "key");
      case "repositories" -> {
        String query = part("project.key=\"%s\"".formatted(project(context)));
        yield named(
            api, "/repositories/%s?pagelen=100&q=%s".formatted(workspace(context), query), "slug");
      }
      case "branches" -> {
        String repository = part(needed(context, "repository"));
        yield named(
            api,
            "/repositories/%s/%s/refs/branches?pagelen=100"
                .formatted(workspace(context), repository),
            "name");
      }
      default -> throw Suggestions.unknown(resource);
    };
  }

  private static String workspace(Map<String, String> context) {
    return part(needed(context, "workspace"));
  }

  private static String project(Map<String, String> context) {
    return needed(context, "project").replace("\\", "").replace("\"", "");
  }

  private static List<Suggestion> named(HostApi api, String path, String field) {
    return api.all(path).stream().map(entry -> Suggestion.of(entry.path(field).asText())).toList();
  }
}
