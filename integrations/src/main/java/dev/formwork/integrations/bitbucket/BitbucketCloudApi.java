package dev.formwork.integrations.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.DescriptionMark;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Bitbucket Cloud's REST interface, version 2.0, and the login that Git uses beside it. */
final class BitbucketCloudApi {

  private final BitbucketCloudSettings settings;
  private final RestApi rest;

  BitbucketCloudApi(BitbucketCloudSettings settings) {
    this.settings = settings;
    this.rest =
        new RestApi(
            "Bitbucket Cloud",
            settings.apiUrl(),
            authorization(settings),
            settings.requestTimeout());
  }

  private static String authorization(BitbucketCloudSettings settings) {
    if (settings.username() == null) {
      return "Bearer " + settings.token();
    }
    String pair = settings.username() + ":" + settings.token();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  RestApi rest() {
    return rest;
  }

  Optional<Repository> find(String owner, String name) {
    return rest.find(
            RestCall.get(path(owner, name)), "read repository %s/%s".formatted(owner, name))
        .map(answer -> repository(answer.json()));
  }

  /** The owner is workspace and key of the project. */
  static Repository repository(JsonNode json) {
    String fullName = json.path("full_name").asText();
    String workspace = fullName.substring(0, Math.max(0, fullName.indexOf('/')));
    return new Repository(
        workspace + "/" + json.path("project").path("key").asText(),
        fullName.substring(fullName.indexOf('/') + 1),
        cloneUrl(json),
        URI.create(json.at("/links/html/href").asText()),
        json.path("mainbranch").path("name").asText("main"),
        DescriptionMark.mark(json.path("description").asText()).orElse(null));
  }

  private static URI cloneUrl(JsonNode json) {
    for (JsonNode link : json.at("/links/clone")) {
      if (link.path("name").asText().equals("https")) {
        return URI.create(link.path("href").asText().replaceFirst("//[^/@]+@", "//"));
      }
    }
    return URI.create(json.at("/links/html/href").asText() + ".git");
  }

  GitRemote remote(Repository repository) {
    return new GitRemote(
        "Repository %s on Bitbucket Cloud".formatted(repository.slug()),
        repository.cloneUrl(),
        login());
  }

  /**
   * What Git logs in with: https://support.atlassian.com/bitbucket-cloud/docs/using-access-tokens/
   */
  Login login() {
    String username = settings.username();
    if (username == null) {
      return new Login("x-token-auth", settings.token());
    }
    return new Login(
        username.contains("@") ? "x-bitbucket-api-token-auth" : username, settings.token());
  }

  /** Of an owner, only the workspace is part of the path; names are in lower case. */
  static String path(String owner, String name) {
    int slash = owner.indexOf('/');
    String workspace = slash < 0 ? owner : owner.substring(0, slash);
    return "/repositories/%s/%s"
        .formatted(RestCall.encoded(workspace), RestCall.encoded(name.toLowerCase(Locale.ROOT)));
  }
}
