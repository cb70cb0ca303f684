package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.integrations.git.GitClient;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.localgit.LocalGitHost;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The repositories of {@link GithubStub}: real ones, and what GitHub tells of them. */
final class GithubStubRepositories {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Object>> repositories = new ConcurrentHashMap<>();
  private final Map<String, String> renamed = new ConcurrentHashMap<>();
  private final LocalGitHost git;
  private final String url;
  private boolean discussed;

  GithubStubRepositories(LocalGitHost git, String url) {
    this.git = git;
    this.url = url;
  }

  private static String key(String owner, String name) {
    return (owner + "/" + name).toLowerCase(Locale.ROOT);
  }

  Map<String, Map<String, Object>> all() {
    return repositories;
  }

  @Nullable Map<String, Object> find(String owner, String name) {
    return repositories.get(key(owner, name));
  }

  void rename(String owner, String from, String to) {
    Map<String, Object> repository = Objects.requireNonNull(repositories.remove(key(owner, from)));
    repository.put("name", to);
    repository.put("full_name", owner + "/" + to);
    repositories.put(key(owner, to), repository);
    renamed.put(key(owner, from), to);
  }

  /** What a repository of this name is called now, when it was renamed. */
  @Nullable String newName(String owner, String name) {
    return renamed.get(key(owner, name));
  }

  /** Lets every repository have an issue. */
  void discuss() {
    discussed = true;
  }

  boolean isDiscussed() {
    return discussed;
  }

  Reply create(String owner, JsonNode body) {
    String name = body.path("name").asText();
    String description = body.path("description").asText();
    if (description.length() > 350 || description.contains("\n")) {
      return invalid("description", "description is not valid");
    }
    if (!LocalGitHost.isName(name) || git.create(owner, name, "", "main", "").isEmpty()) {
      return invalid("name", "name already exists on this account");
    }
    String page = "%s/%s/%s".formatted(url, owner, name);
    Map<String, Object> repository = new LinkedHashMap<>();
    repository.put("id", repositories.size() + 1);
    repository.put("name", name);
    repository.put("full_name", owner + "/" + name);
    repository.put("owner", Map.of("login", owner));
    repository.put("private", body.path("private").asBoolean());
    repository.put("description", description);
    repository.put("homepage", body.path("homepage").asText(null));
    repository.put("html_url", page);
    repository.put("clone_url", page + ".git");
    repository.put("default_branch", "main");
    repositories.put(key(owner, name), repository);
    return new Reply(201, repository);
  }

  static Reply patch(Map<String, Object> repository, JsonNode body) {
    body.properties()
        .forEach(
            field ->
                repository.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
    return new Reply(200, repository);
  }

  Reply delete(String owner, String name) {
    git.delete(git.find(owner, name).orElseThrow());
    repositories.remove(key(owner, name));
    return new Reply(204, null);
  }

  static Reply topics(Map<String, Object> repository, JsonNode body) {
    List<String> names = new ArrayList<>();
    body.path("names").forEach(name -> names.add(name.asText()));
    if (names.stream().anyMatch(name -> !name.matches("[a-z0-9][a-z0-9-]{0,49}"))) {
      return invalid("names", "Topics must start with a lowercase letter or number");
    }
    repository.put("topics", names);
    return new Reply(200, Map.of("names", names));
  }

  /** The text of a file, as it is. */
  Reply contents(String slug, String path, String branch) {
    URI address = URI.create("%s/%s.git".formatted(url, slug));
    Login login = new Login("git", GithubStubOwners.OWN_TOKEN);
    return new GitClient(Duration.ofSeconds(20))
        .read(new GitRemote("stub", address, login), branch, path)
        .map(text -> new Reply(200, text))
        .orElse(Reply.NOT_FOUND);
  }

  private static Reply invalid(String field, String text) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("resource", "Repository");
    error.put("code", "custom");
    error.put("field", field);
    error.put("message", text);
    return new Reply(
        422, Map.of("message", "Repository creation failed.", "errors", List.of(error)));
  }
}
