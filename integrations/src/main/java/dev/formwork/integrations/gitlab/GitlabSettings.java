package dev.formwork.integrations.gitlab;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a GitLab.
 *
 * @param apiUrl `https://gitlab.com/api/v4`, or the same of another GitLab
 * @param token of a person, group or project with scope `api`, or null when templates bring theirs
 * @param requestTimeout for one call, with all of its answer
 */
public record GitlabSettings(URI apiUrl, @Nullable String token, Duration requestTimeout) {

  public GitlabSettings {
    token = token == null || token.isBlank() ? null : token;
  }

  @Override
  public String toString() {
    return "GitlabSettings[%s, token=%s]".formatted(apiUrl, token != null);
  }
}
