package dev.formwork.api.v1;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of Temporal's own web interface.
 *
 * @param ui where it is, or null when there is none
 */
record TemporalPages(@Nullable URI ui, String namespace) {

  /** The page of a workflow, or null when there is no web interface. */
  @Nullable String of(String workflowId) {
    if (ui == null) {
      return null;
    }
    return UriComponentsBuilder.fromUri(ui)
        .pathSegment("namespaces", namespace, "workflows", workflowId)
        .encode()
        .toUriString();
  }
}
