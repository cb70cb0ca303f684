package dev.formwork.standalone.commandline;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Formwork a command talks to, and as whom.
 *
 * @param token sent as a bearer token, or null for none
 */
public record Connection(URI url, @Nullable String token) {

  /** The option that names the server. */
  public static final String SERVER = "server";

  /**
   * Reads `--server`, `FORMWORK_URL` and `FORMWORK_TOKEN`; without them it is the Formwork of this
   * machine.
   *
   * @throws UsageFault when the address is none
   */
  public static Connection of(Arguments arguments, Map<String, String> environment) {
    String otherwise = environment.getOrDefault("FORMWORK_URL", "http://127.0.0.1:8080");
    String token = environment.get("FORMWORK_TOKEN");
    return new Connection(
        server(arguments.value(SERVER, otherwise)),
        token == null || token.isBlank() ? null : token);
  }

  private static URI server(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      throw new UsageFault(wrongServer(url), notAnAddress);
    }
    throw new UsageFault(wrongServer(url));
  }

  private static String wrongServer(String url) {
    return "'%s' is not an address (--server or FORMWORK_URL). Write e.g. --server http://127.0.0.1:8080."
        .formatted(url);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Connection[url=%s]".formatted(url);
  }
}
