package dev.formwork.api.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Origins as a browser writes them: scheme, host and a port that is not the scheme's own. */
public final class Origins {

  private Origins() {}

  /** The origin of an address, or null when it has none. */
  public static @Nullable String of(@Nullable URI address) {
    if (address == null || address.getScheme() == null || address.getHost() == null) {
      return null;
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual =
        port < 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }

  /** The origin of a header's text, or null when it is not an address. */
  static @Nullable String of(@Nullable String text) {
    try {
      return text == null ? null : of(URI.create(text));
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
