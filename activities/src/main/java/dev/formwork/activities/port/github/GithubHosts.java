package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.RepoUrl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured GitHubs by the host name that a `repoUrl` starts with, such as `github.com`. */
public final class GithubHosts {

  /** Logs into one GitHub. */
  public interface Connector {

    /**
     * That GitHub as a login sees it.
     *
     * @param token used in place of the configured credentials, or null
     * @throws ActionException.PermissionDenied when there is no token and no configured credentials
     */
    Github connect(@Nullable String token);
  }

  private final Map<String, Connector> connectors;

  private GithubHosts(Map<String, Connector> connectors) {
    this.connectors = Collections.unmodifiableMap(new LinkedHashMap<>(connectors));
  }

  public static GithubHosts of(Map<String, Connector> connectors) {
    return new GithubHosts(connectors);
  }

  /**
   * The GitHub of this address.
   *
   * @param token used in place of the configured credentials, or null
   * @throws InvalidInput when no GitHub of this host name is configured; lists those that are
   */
  public Github get(RepoUrl url, @Nullable String token) {
    Connector connector = connectors.get(url.host());
    if (connector == null) {
      throw new InvalidInput(
          "Host '%s' is no GitHub that is configured (input: repoUrl). Choose one of: %s."
              .formatted(url.host(), String.join(", ", connectors.keySet())));
    }
    return connector.connect(token == null || token.isBlank() ? null : token);
  }
}
