package dev.formwork.integrations.suggest;

import static dev.formwork.integrations.suggest.HostApi.part;
import static dev.formwork.integrations.suggest.Suggestions.needed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suggestions of Gitea and Forgejo, which Backstage does not have: https://docs.gitea.com/api. */
final class GiteaSuggestions implements Suggestions {

  @Override
  public String defaultHost() {
    return "";
  }

  @Override
  public String hostType() {
    return "gitea";
  }

  @Override
  public URI apiUrl(String host) {
    return URI.create("https://" + host + "/api/v1");
  }

  @Override
  public String authorization(String token) {
    return "token " + token;
  }

  @Override
  public List<Suggestion> find(String resource, Map<String, String> context, HostApi api) {
    return switch (resource) {
      case "owners" -> owners(api);
      case "repositoriesWithOwner" -> named(api, "/user/repos?limit=50", "full_name");
      case "branches" -> {
        String owner = part(needed(context, "owner"));
        String repository = part(needed(context, "repository"));
        yield named(api, "/repos/%s/%s/branches?limit=50".formatted(owner, repository), "name");
      }
      default -> throw Suggestions.unknown(resource);
    };
  }

  private static List<Suggestion> owners(HostApi api) {
    List<Suggestion> owners = new ArrayList<>(named(api, "/user/orgs?limit=50", "username"));
    owners.add(Suggestion.of(api.one("/user").path("login").asText()));
    return owners;
  }

  private static List<Suggestion> named(HostApi api, String path, String field) {
    return api.all(path).stream().map(entry -> Suggestion.of(entry.path(field).asText())).toList();
  }
}
