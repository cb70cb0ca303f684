package dev.formwork.activities.port.checks;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.RepoUrl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hosts of one type by host name, such as `gitea.example.com`. */
public final class CheckHosts {

  /** The way into one host. */
  public interface Door {

    /**
     * The host as a login sees it.
     *
     * @param token used in place of the configured credentials, or null
     */
    CheckHost open(@Nullable String token);
  }

  private final String type;
  private final Map<String, Door> doors;

  private CheckHosts(String type, Map<String, Door> doors) {
    this.type = type;
    this.doors = Collections.unmodifiableMap(new LinkedHashMap<>(doors));
  }

  /**
   * @param type such as `gitea`
   */
  public static CheckHosts of(String type, Map<String, Door> doors) {
    return new CheckHosts(type, doors);
  }

  /**
   * The host of this address.
   *
   * @param token used in place of the configured credentials, or null
   * @throws InvalidInput when none of this name and type is configured; lists those that are
   */
  public CheckHost get(RepoUrl url, @Nullable String token) {
    Door door = doors.get(url.host());
    if (door == null) {
      throw new InvalidInput(
          "Host '%s' is no %s that is configured (input: repoUrl). Choose one of: %s."
              .formatted(url.host(), type, String.join(", ", doors.keySet())));
    }
    return door.open(token == null || token.isBlank() ? null : token);
  }
}
