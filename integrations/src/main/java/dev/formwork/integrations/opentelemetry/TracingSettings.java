package dev.formwork.integrations.opentelemetry;

import java.net.URI;

/**
 * Whether and where traces go.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code
 *     http://127.0.0.1:4318/v1/traces}
 * @param sampling share of the traces that are sent, 0 to 1
 */
public record TracingSettings(boolean enabled, URI endpoint, double sampling) {

  /** Refuses what could not work. */
  public TracingSettings {
    String scheme = String.valueOf(endpoint.getScheme());
    if (enabled && (!scheme.matches("https?") || endpoint.getHost() == null)) {
      throw new IllegalArgumentException(
          "Endpoint '%s' is no address (setting formwork.tracing.endpoint). Use e.g. http://otel-collector:4318/v1/traces."
              .formatted(endpoint));
    }
    if (!(sampling >= 0 && sampling <= 1)) {
      throw new IllegalArgumentException(
          "Sampling %s is no share (setting formwork.tracing.sampling). Use a number from 0 to 1."
              .formatted(sampling));
    }
  }
}
