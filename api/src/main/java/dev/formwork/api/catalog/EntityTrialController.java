package dev.formwork.api.catalog;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.model.EntityValidation;
import dev.formwork.templates.Fault;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an entity or a repository would be in the catalog; nothing is kept. */
@RestController
@StrictQuery
@RequestMapping("/api/catalog")
final class EntityTrialController {

  private final Visibility visibility;

  EntityTrialController(Visibility visibility) {
    this.visibility = visibility;
  }

  /** Checks one entity; the answer has no body when it is good. */
  @PostMapping("/validate-entity")
  ResponseEntity<Object> validate(
      @RequestBody(required = false) @Nullable JsonNode body, User user) {
    JsonBody call = JsonBody.of(body);
    Map<String, Object> entity =
        call.map("entity")
            .orElseThrow(
                () -> ApiFailure.input("request/body must have required property 'entity'"));
    String location = call.text("location");
    if (!location.startsWith("url:")) {
      throw ApiFailure.input(
          "Location '%s' must begin with url: (input: location). Write e.g. url:https://github.com/acme/payments/blob/main/catalog-info.yaml."
              .formatted(location));
    }
    visibility.requireNewLocation(user, location);
    List<Map<String, String>> errors =
        EntityValidation.faults(entity).stream().map(EntityTrialController::error).toList();
    return errors.isEmpty()
        ? ResponseEntity.ok().build()
        : ResponseEntity.badRequest().body(Map.of("errors", errors));
  }

  private static Map<String, String> error(Fault fault) {
    String place = fault.path().isEmpty() ? "" : fault.path() + ": ";
    return Map.of("name", "InputError", "message", place + fault.message());
  }

  /** Suggests an entity for a repository that has none; the repository is not read. */
  @PostMapping("/analyze-location")
  Map<String, Object> analyze(@RequestBody(required = false) @Nullable JsonNode body, User user) {
    JsonBody location =
        JsonBody.of(body)
            .only("location", "catalogFilename", "catalogFileName")
            .object("location")
            .orElseThrow(
                () -> ApiFailure.input("request/body must have required property 'location'"))
            .only("type", "target");
    location.text("type");
    String target = location.text("target");
    visibility.requireNewLocation(user, target);
    Map<String, Object> suggestion = new LinkedHashMap<>();
    suggestion.put("entity", suggestion(target));
    suggestion.put("fields", List.of());
    return Map.of("existingEntityFiles", List.of(), "generateEntities", List.of(suggestion));
  }

  private static Map<String, Object> suggestion(String target) {
    List<String> parts = repository(target);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", parts.get(2));
    metadata.put(
        "annotations",
        Map.of(parts.getFirst() + "/project-slug", parts.get(1) + "/" + parts.get(2)));
    Map<String, Object> entity = new LinkedHashMap<>();
    entity.put("apiVersion", "backstage.io/v1alpha1");
    entity.put("kind", "Component");
    entity.put("metadata", metadata);
    entity.put("spec", Map.of("type", "other", "lifecycle", "unknown"));
    return entity;
  }

  /** Host, owner and name. */
  private static List<String> repository(String target) {
    try {
      URI address = URI.create(target);
      String[] path = String.valueOf(address.getPath()).split("/");
      if (address.getHost() != null && path.length > 2) {
        return List.of(address.getHost(), path[1], path[2].replaceFirst("\\.git$", ""));
      }
    } catch (IllegalArgumentException noAddress) {
      throw unusable(target);
    }
    throw unusable(target);
  }

  private static ApiFailure unusable(String target) {
    return ApiFailure.input(
        "'%s' is not the address of a repository (input: location/target). Write e.g. https://github.com/acme/payments."
            .formatted(target));
  }
}
