package dev.formwork.integrations.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.DescriptionMark;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.util.Optional;

/** Bitbucket Data Center's REST interface and the login that Git uses beside it. */
final class BitbucketServerApi {

  private final BitbucketServerSettings settings;
  private final RestApi rest;

  BitbucketServerApi(BitbucketServerSettings settings) {
    this.settings = settings;
    this.rest =
        new RestApi(
            "Bitbucket",
            URI.create(settings.url() + "/rest"),
            "Bearer " + settings.token(),
            settings.requestTimeout());
  }

  RestApi rest() {
    return rest;
  }

  Optional<Repository> find(String owner, String name) {
    return rest.find(
            RestCall.get(path(owner, name)), "read repository %s/%s".formatted(owner, name))
        .map(answer -> repository(answer.json()));
  }

  /** The owner is the key of the project. The default branch is asked for where it matters. */
  static Repository repository(JsonNode json) {
    String page = json.at("/links/self/0/href").asText();
    return new Repository(
        json.path("project").path("key").asText(),
        json.path("slug").asText(),
        cloneUrl(json),
        URI.create(page.replaceFirst("/browse/?$", "")),
        json.path("defaultBranch").asText("main"),
        DescriptionMark.mark(json.path("description").asText()).orElse(null));
  }

  private static URI cloneUrl(JsonNode json) {
    for (JsonNode link : json.at("/links/clone")) {
      if (link.path("name").asText().startsWith("http")) {
        return URI.create(link.path("href").asText().replaceFirst("//[^/@]+@", "//"));
      }
    }
    throw new IllegalStateException("Bitbucket offers no address to clone over HTTP.");
  }

  /** The default branch; empty for a repository without commits. */
  Optional<String> defaultBranch(Repository repository) {
    return rest.find(
            RestCall.get(path(repository.owner(), repository.name()) + "/default-branch"),
            "read the default branch of " + repository.slug())
        .map(answer -> answer.json().path("displayId").asText(""))
        .filter(branch -> !branch.isEmpty());
  }

  GitRemote remote(Repository repository) {
    return new GitRemote(
        "Repository %s on Bitbucket".formatted(repository.slug()), repository.cloneUrl(), login());
  }

  /** The token counts; Bitbucket takes this user name beside it. */
  Login login() {
    return new Login("x-token-auth", settings.token());
  }

  static String path(String owner, String name) {
    return "/api/latest/projects/%s/repos/%s"
        .formatted(RestCall.encoded(owner), RestCall.encoded(name));
  }

  static String projectPath(String owner) {
    return "/api/latest/projects/%s/repos".formatted(RestCall.encoded(owner));
  }
}
