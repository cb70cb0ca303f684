package dev.formwork.api.http;

import java.net.URI;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * How the server meets its callers.
 *
 * @param allowedHosts values of the header Host that are answered, without port; `*` allows all
 * @param allowedOrigins other origins whose pages may change things here, such as a Backstage
 *     frontend
 * @param frameAncestors origins whose pages may show the portal in a frame
 * @param maxBody largest body of one call
 */
public record HttpSettings(
    List<String> allowedHosts,
    List<URI> allowedOrigins,
    List<URI> frameAncestors,
    DataSize maxBody) {

  public HttpSettings {
    allowedHosts = List.copyOf(allowedHosts);
    allowedOrigins = List.copyOf(allowedOrigins);
    frameAncestors = List.copyOf(frameAncestors);
  }
}
