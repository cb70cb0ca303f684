package dev.formwork.integrations.bitbucket;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Bitbucket Cloud.
 *
 * @param apiUrl `https://api.bitbucket.org/2.0`
 * @param username e-mail address of the API token's owner, or null for an access token of a
 *     workspace, project or repository
 * @param requestTimeout for one call, with all of its answer
 */
public record BitbucketCloudSettings(
    URI apiUrl, @Nullable String username, String token, Duration requestTimeout) {

  public BitbucketCloudSettings {
    username = username == null || username.isBlank() ? null : username;
    if (token.isBlank()) {
      throw new IllegalArgumentException("Bitbucket Cloud needs a token. Set one.");
    }
  }

  /** The same with an access token. */
  public BitbucketCloudSettings withToken(String other) {
    return new BitbucketCloudSettings(apiUrl, null, other, requestTimeout);
  }

  @Override
  public String toString() {
    return "BitbucketCloudSettings[%s]".formatted(apiUrl);
  }
}
