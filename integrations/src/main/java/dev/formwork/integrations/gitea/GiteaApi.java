package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.DescriptionMark;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.util.Optional;

/** Gitea's REST interface, version 1, and the login that Git uses beside it. */
final class GiteaApi {

  private final GiteaSettings settings;
  private final RestApi rest;

  GiteaApi(GiteaSettings settings) {
    this.settings = settings;
    this.rest =
        new RestApi(
            "Gitea",
            URI.create(settings.url() + "/api/v1"),
            "token " + settings.token(),
            settings.requestTimeout());
  }

  RestApi rest() {
    return rest;
  }

  /** The repository; a renamed one is not followed. */
  Optional<Repository> find(String owner, String name) {
    return rest.find(
            RestCall.get(path(owner, name)), "read repository %s/%s".formatted(owner, name))
        .map(answer -> repository(answer.json()));
  }

  /**
   * Addresses are made from the settings: what Gitea answers follows its `ROOT_URL`, which may be
   * an address that only browsers reach.
   */
  Repository repository(JsonNode json) {
    String owner = json.path("owner").path("login").asText();
    String name = json.path("name").asText();
    URI page = URI.create("%s/%s/%s".formatted(settings.url(), owner, name));
    return new Repository(
        owner,
        name,
        URI.create(page + ".git"),
        page,
        json.path("default_branch").asText("main"),
        DescriptionMark.mark(json.path("description").asText()).orElse(null));
  }

  GitRemote remote(Repository repository) {
    return new GitRemote(
        "Repository %s on Gitea".formatted(repository.slug()), repository.cloneUrl(), login());
  }

  /** The token counts; Gitea takes any user name beside it. */
  Login login() {
    return new Login("oauth2", settings.token());
  }

  static String path(String owner, String name) {
    return "/repos/%s/%s".formatted(RestCall.encoded(owner), RestCall.encoded(name));
  }
}
