package dev.formwork.integrations.github;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a GitHub.
 *
 * @param apiUrl `https://api.github.com`, or `https://<host>/api/v3` of a GitHub Enterprise Server
 * @param token of a person or machine user; null when an App is used
 * @param app null when a token is used
 * @param requestTimeout for one call, with all of its answer
 */
public record GithubSettings(
    URI apiUrl, @Nullable String token, @Nullable App app, Duration requestTimeout) {

  /**
   * A GitHub App; its installation tokens are fetched for each owner.
   *
   * @param clientId client id, or the numeric id of the App
   * @param privateKey in PEM, PKCS#1 as GitHub hands it out or PKCS#8
   */
  public record App(String clientId, String privateKey) {

    @Override
    public String toString() {
      return "App[" + clientId + "]";
    }
  }

  public GithubSettings {
    token = token == null || token.isBlank() ? null : token;
    if ((token == null) == (app == null)) {
      throw new IllegalArgumentException(
          "GitHub at %s needs either a token or an App. Set one of them.".formatted(apiUrl));
    }
  }

  @Override
  public String toString() {
    return "GithubSettings[%s, %s]".formatted(apiUrl, app == null ? "token" : app);
  }
}
