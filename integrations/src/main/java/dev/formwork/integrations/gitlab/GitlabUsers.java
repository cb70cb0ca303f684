package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.User;
import dev.formwork.activities.port.gitlab.Users;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users by `/user` and `/users`. */
final class GitlabUsers implements Users {

  private final GitlabApi api;

  GitlabUsers(GitlabApi api) {
    this.api = api;
  }

  @Override
  public User current() {
    return user(api.require(Call.of("GET", "/user"), "read whose token it is"));
  }

  @Override
  public Optional<User> find(long id) {
    return api.find("/users/" + id, "read user " + id).map(GitlabUsers::user);
  }

  @Override
  public Optional<User> named(String username) {
    return api
        .list("/users?username=" + Wire.encoded(username), "look for user " + username)
        .stream()
        .map(GitlabUsers::user)
        .findFirst();
  }

  private static User user(JsonNode json) {
    return new User(
        json.path("id").asLong(),
        json.path("username").asText(),
        json.path("name").asText(),
        json.path("state").asText(),
        URI.create(json.path("web_url").asText()),
        text(json, "email"),
        text(json, "created_at"),
        text(json, "public_email"));
  }

  private static @Nullable String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    return text.isEmpty() || text.equals("null") ? null : text;
  }
}
