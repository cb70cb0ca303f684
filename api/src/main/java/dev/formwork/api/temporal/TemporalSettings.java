package dev.formwork.api.temporal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal server.
 *
 * @param target host and port, such as `127.0.0.1:7233`
 * @param uiUrl where people look at runs, or null when there is no such page
 * @param durable false when the server forgets runs at its restart
 * @param banner a sentence about the server that stands on every page of the portal, or null
 * @param tls null for a connection without encryption
 * @param patience longest time that a call of the API waits for the server or for a worker
 */
public record TemporalSettings(
    String target,
    String namespace,
    @Nullable URI uiUrl,
    boolean durable,
    @Nullable String banner,
    @Nullable Tls tls,
    Duration patience) {

  /**
   * How the connection is encrypted.
   *
   * @param authority certificates that the server's is checked against, or null for the system's
   * @param certificate our own, or null when the server asks for none
   * @param key of our own certificate, PKCS #8
   */
  public record Tls(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {}
}
