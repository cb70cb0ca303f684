package dev.formwork.integrations.kubernetes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that claims are applied to.
 *
 * @param apiServer address, or null for the cluster that the process runs in
 * @param token bearer token, or null for the service account's
 * @param caFile certificates that the server's is checked against, or null for the system's
 * @param requestTimeout longest time of one request
 */
public record KubernetesSettings(
    @Nullable URI apiServer,
    @Nullable String token,
    @Nullable Path caFile,
    Duration requestTimeout) {

  @Override
  public String toString() {
    return "KubernetesSettings[apiServer=%s]".formatted(apiServer);
  }
}
