package dev.formwork.integrations.gitea;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a Gitea.
 *
 * @param url of its start page, such as `https://gitea.example.com`
 * @param token of a person or machine user that may create repositories
 * @param requestTimeout for one call, with all of its answer
 */
public record GiteaSettings(URI url, String token, Duration requestTimeout) {

  public GiteaSettings {
    if (token.isBlank()) {
      throw new IllegalArgumentException("Gitea at %s needs a token. Set one.".formatted(url));
    }
    url = URI.create(url.toString().replaceAll("/+$", ""));
  }

  /** The same Gitea with another token. */
  public GiteaSettings withToken(String other) {
    return new GiteaSettings(url, other, requestTimeout);
  }

  @Override
  public String toString() {
    return "GiteaSettings[%s]".formatted(url);
  }
}
