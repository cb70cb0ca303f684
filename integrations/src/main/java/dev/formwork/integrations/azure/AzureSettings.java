package dev.formwork.integrations.azure;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Azure DevOps.
 *
 * @param url `https://dev.azure.com`, or that of an Azure DevOps Server; organisations are below it
 * @param token a personal access token that may read, write and manage code
 * @param requestTimeout for one call, with all of its answer
 */
public record AzureSettings(URI url, String token, Duration requestTimeout) {

  public AzureSettings {
    if (token.isBlank()) {
      throw new IllegalArgumentException("Azure DevOps needs a token. Set one.");
    }
    url = URI.create(url.toString().replaceAll("/+$", ""));
  }

  /** The same with another token. */
  public AzureSettings withToken(String other) {
    return new AzureSettings(url, other, requestTimeout);
  }

  @Override
  public String toString() {
    return "AzureSettings[%s]".formatted(url);
  }
}
