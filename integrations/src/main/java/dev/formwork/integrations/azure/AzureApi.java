package dev.formwork.integrations.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Azure DevOps' REST interface, version 7.1, and the login that Git uses beside it. */
final class AzureApi {

  private static final String VERSION = "api-version=7.1";

  private final AzureSettings settings;
  private final RestApi rest;

  AzureApi(AzureSettings settings) {
    this.settings = settings;
    String pair = ":" + settings.token();
    this.rest =
        new RestApi(
            "Azure DevOps",
            settings.url(),
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
            settings.requestTimeout());
  }

  RestApi rest() {
    return rest;
  }

  /** The repository without a mark: Azure DevOps has no place for one. */
  Optional<Repository> find(String owner, String name) {
    return rest.find(
            RestCall.get(path(owner, name, "")), "read repository %s/%s".formatted(owner, name))
        .map(answer -> repository(owner, answer.json(), null));
  }

  /** The owner is organisation and project. */
  static Repository repository(String owner, JsonNode json, @Nullable String mark) {
    return new Repository(
        owner,
        json.path("name").asText(),
        URI.create(json.path("remoteUrl").asText().replaceFirst("//[^/@]+@", "//")),
        URI.create(json.path("webUrl").asText()),
        json.path("defaultBranch").asText("main").replaceFirst("^refs/heads/", ""),
        mark,
        json.path("id").asText());
  }

  GitRemote remote(Repository repository) {
    return new GitRemote(
        "Repository %s on Azure DevOps".formatted(repository.slug()),
        repository.cloneUrl(),
        login());
  }

  /** The token counts; Azure DevOps takes any user name beside it. */
  Login login() {
    return new Login("formwork", settings.token());
  }

  /**
   * Of one repository.
   *
   * @param rest below it, such as `/pullrequests`, with a query or without
   */
  static String path(String owner, String name, String rest) {
    return versioned(
        "%s/_apis/git/repositories/%s%s"
            .formatted(RestCall.encodedPath(owner), RestCall.encoded(name), rest));
  }

  /** Of all repositories of a project. */
  static String path(String owner) {
    return versioned("%s/_apis/git/repositories".formatted(RestCall.encodedPath(owner)));
  }

  private static String versioned(String path) {
    return "/" + path + (path.contains("?") ? "&" : "?") + VERSION;
  }
}
