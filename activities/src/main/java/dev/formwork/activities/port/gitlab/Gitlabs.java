package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured GitLabs by host name, such as `gitlab.com`. */
public final class Gitlabs {

  /** The way into one GitLab. */
  public interface Door {

    /**
     * The GitLab as the owner of the token sees it.
     *
     * @param token that a template gave, or null for the configured one
     * @throws InvalidInput when there is neither
     */
    Gitlab open(@Nullable String token);
  }

  private final Map<String, Door> doors;

  private Gitlabs(Map<String, Door> doors) {
    this.doors = Collections.unmodifiableMap(new LinkedHashMap<>(doors));
  }

  public static Gitlabs of(Map<String, Door> doors) {
    return new Gitlabs(doors);
  }

  /**
   * The GitLab of this host.
   *
   * @param token that a template gave, or null or empty for the configured one
   * @throws InvalidInput when none is configured, or there is no token
   */
  public Gitlab get(String host, @Nullable String token) {
    Door door = doors.get(host);
    if (door == null) {
      throw new InvalidInput(
          "No GitLab '%s' is configured (input: repoUrl). Choose one of: %s."
              .formatted(host, String.join(", ", doors.keySet())));
    }
    return door.open(token == null || token.isBlank() ? null : token);
  }
}
