package dev.formwork.api.catalog;

import dev.formwork.api.http.Accepts;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.api.http.Query;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.location.DryRun;
import dev.formwork.catalog.location.Ingested;
import dev.formwork.catalog.location.Location;
import dev.formwork.catalog.location.LocationRequest;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registered locations. */
@RestController
@StrictQuery
@RequestMapping("/api/catalog")
final class LocationsController {

  private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on", "t");

  private final Locations locations;
  private final Visibility visibility;
  private final Audit audit;

  LocationsController(Locations locations, Visibility visibility, Audit audit) {
    this.locations = locations;
    this.visibility = visibility;
    this.audit = audit;
  }

  /** A location on the wire. */
  record LocationAnswer(String id, String type, String target, String entityRef) {

    static LocationAnswer of(Location location) {
      return new LocationAnswer(
          location.id(), location.type(), location.target(), location.entityRef().format());
    }
  }

  /** A location in a list. */
  record Listed(LocationAnswer data) {}

  @GetMapping("/locations")
  List<Listed> list(User user) {
    if (!visibility.seesLocations(user)) {
      return List.of();
    }
    return locations.list().stream().map(LocationAnswer::of).map(Listed::new).toList();
  }

  @PostMapping("/locations")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> register(
      @RequestBody(required = false) @Nullable JsonNode body,
      @Accepts({"dryRun", "onConflict"}) Query query,
      User user) {
    JsonBody call = JsonBody.of(body).only("type", "target", "presence");
    String type = call.text("type");
    String target = call.text("target");
    visibility.requireNewLocation(user, target);
    if (query.one("dryRun").filter(LocationsController::isYes).isPresent()) {
      return dryRun(locations.dryRun(type, target), call);
    }
    LocationRequest.OnConflict onConflict = onConflict(query.one("onConflict").orElse("reject"));
    Ingested ingested =
        locations.register(
            new LocationRequest(
                type, target, user.ref(), null, onConflict, LocationRequest.OnFault.KEEP));
    audit.record(user, "catalog.location.create", target, Map.of());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("location", LocationAnswer.of(ingested.location()));
    answer.put("entities", List.of());
    return answer;
  }

  @GetMapping("/locations/{id}")
  LocationAnswer get(@PathVariable String id, User user) {
    return LocationAnswer.of(find(id, user));
  }

  @PutMapping("/locations/{id}")
  LocationAnswer update(
      @PathVariable String id, @RequestBody(required = false) @Nullable JsonNode body, User user) {
    JsonBody call = JsonBody.of(body).only("type", "target");
    String type = call.text("type");
    String target = call.text("target");
    visibility.requireNewLocation(user, target);
    find(id, user);
    Ingested ingested = locations.update(id, type, target).orElseThrow(() -> notFound(id));
    audit.record(user, "catalog.location.update", target, Map.of("id", id));
    return LocationAnswer.of(ingested.location());
  }

  @PostMapping("/locations/by-query")
  LocationPage byQuery(@RequestBody(required = false) @Nullable JsonNode body, User user) {
    List<Location> visible = visibility.seesLocations(user) ? locations.list() : List.of();
    return LocationPage.of(body, visible);
  }

  @DeleteMapping("/locations/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, User user) {
    Location location = find(id, user);
    visibility.requireLocationDelete(user, id);
    if (!locations.remove(id)) {
      throw notFound(id);
    }
    audit.record(user, "catalog.location.delete", location.target(), Map.of());
  }

  @GetMapping("/locations/by-entity/{kind}/{namespace}/{name}")
  LocationAnswer byEntity(
      @PathVariable String kind,
      @PathVariable String namespace,
      @PathVariable String name,
      User user) {
    EntityRef ref = new EntityRef(kind, namespace, name);
    return locations
        .byEntity(ref)
        .filter(found -> visibility.seesLocations(user))
        .map(LocationAnswer::of)
        .orElseThrow(
            () ->
                ApiFailure.notFound(
                    "No registered location describes %s. GET /api/catalog/locations lists all."
                        .formatted(ref)));
  }

  @PostMapping("/refresh")
  void refresh(@RequestBody(required = false) @Nullable JsonNode body, User user) {
    String text = JsonBody.of(body).only("entityRef", "authorizationToken").text("entityRef");
    EntityRef ref = EntityRef.parse(text.toLowerCase(Locale.ROOT));
    visibility.requireRefresh(user, ref.format());
    if (!locations.refreshEntity(ref)) {
      throw EntitiesController.notFound(ref);
    }
  }

  private Location find(String id, User user) {
    return locations
        .find(id)
        .filter(found -> visibility.seesLocations(user))
        .orElseThrow(() -> notFound(id));
  }

  private static ApiFailure notFound(String id) {
    return ApiFailure.notFound(
        "No location with id %s. GET /api/catalog/locations lists all.".formatted(id));
  }

  private static Map<String, Object> dryRun(DryRun result, JsonBody call) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("type", result.type());
    location.put("target", result.target());
    location.put("id", result.type() + ":" + result.target());
    location.put("entityRef", result.entityRef().format());
    call.optionalText("presence").ifPresent(presence -> location.put("presence", presence));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("exists", result.exists());
    answer.put("location", location);
    answer.put("entities", result.entities().stream().map(Entity::content).toList());
    return answer;
  }

  private static LocationRequest.OnConflict onConflict(String wish) {
    return switch (wish) {
      case "reject" -> LocationRequest.OnConflict.REJECT;
      case "refresh" -> LocationRequest.OnConflict.REFRESH;
      default ->
          throw ApiFailure.input(
              "onConflict must be reject or refresh, not '%s' (input: onConflict)."
                  .formatted(wish));
    };
  }

  private static boolean isYes(String text) {
    return YES.contains(text.toLowerCase(Locale.ROOT));
  }
}
