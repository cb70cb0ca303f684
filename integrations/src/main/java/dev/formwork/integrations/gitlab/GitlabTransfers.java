package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.Transfer;
import dev.formwork.activities.port.gitlab.Transfers;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Direct transfers by `/bulk_imports`. */
final class GitlabTransfers implements Transfers {

  private static final Set<String> ACTIVE = Set.of("created", "started");

  private final GitlabApi api;

  GitlabTransfers(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Transfer> find(Transfer.Request request, Instant since) {
    return api.list("/bulk_imports/entities?sort=desc", "read the transfers").stream()
        .filter(json -> matches(json, request))
        .filter(json -> !Instant.parse(json.path("created_at").asText()).isBefore(since))
        .filter(json -> !json.path("status").asText().equals("canceled"))
        .map(GitlabTransfers::transfer)
        .findFirst();
  }

  private static boolean matches(JsonNode json, Transfer.Request request) {
    return json.path("source_full_path").asText().equals(request.sourcePath())
        && json.path("destination_slug").asText().equals(request.slug())
        && json.path("destination_namespace").asText().equals(request.namespace());
  }

  @Override
  public Transfer start(Transfer.Request request) {
    Map<String, Object> entity =
        Map.of(
            "source_type", "project_entity",
            "source_full_path", request.sourcePath(),
            "destination_slug", request.slug(),
            "destination_namespace", request.namespace());
    Map<String, Object> body =
        Map.of(
            "configuration",
            Map.of("url", request.sourceUrl(), "access_token", request.sourceToken()),
            "entities",
            List.of(entity));
    JsonNode started =
        api.require(
            Call.of("POST", "/bulk_imports", body),
            "transfer %s to %s".formatted(request.sourcePath(), request.path()));
    return new Transfer(started.path("id").asLong(), true);
  }

  @Override
  public void cancel(Transfer transfer) {
    api.require(
        Call.of("POST", "/bulk_imports/%d/cancel".formatted(transfer.id())),
        "cancel transfer %d".formatted(transfer.id()));
  }

  private static Transfer transfer(JsonNode entity) {
    return new Transfer(
        entity.path("bulk_import_id").asLong(), ACTIVE.contains(entity.path("status").asText()));
  }
}
