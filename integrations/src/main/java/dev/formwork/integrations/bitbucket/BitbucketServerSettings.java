package dev.formwork.integrations.bitbucket;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a Bitbucket Data Center.
 *
 * @param url of its start page, such as `https://bitbucket.example.com`
 * @param token an HTTP access token
 * @param requestTimeout for one call, with all of its answer
 */
public record BitbucketServerSettings(URI url, String token, Duration requestTimeout) {

  public BitbucketServerSettings {
    if (token.isBlank()) {
      throw new IllegalArgumentException("Bitbucket at %s needs a token. Set one.".formatted(url));
    }
    url = URI.create(url.toString().replaceAll("/+$", ""));
  }

  /** The same Bitbucket with another token. */
  public BitbucketServerSettings withToken(String other) {
    return new BitbucketServerSettings(url, other, requestTimeout);
  }

  @Override
  public String toString() {
    return "BitbucketServerSettings[%s]".formatted(url);
  }
}
