package dev.formwork.api.catalog;

import dev.formwork.api.http.Accepts;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.api.http.Query;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityFilter;
import dev.formwork.catalog.query.EntityListQuery;
import dev.formwork.catalog.query.EntityListing;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.query.OrderField;
import dev.formwork.catalog.store.CatalogStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Entities by their names, ids and references, and the older list of them. */
@RestController
@StrictQuery
@RequestMapping("/api/catalog/entities")
final class EntitiesController {

  private final EntityQueries entities;
  private final CatalogStore store;
  private final Visibility visibility;

  EntitiesController(EntityQueries entities, CatalogStore store, Visibility visibility) {
    this.entities = entities;
    this.store = store;
    this.visibility = visibility;
  }

  @GetMapping
  ResponseEntity<List<Map<String, Object>>> list(
      @Accepts(
              value = {"fields", "limit", "filter", "offset", "after", "order"},
              empty = false)
          Query query,
      User user) {
    EntityListQuery question =
        new EntityListQuery(
            EntityFilter.parse(query.all("filter")),
            query.all("order").stream().map(EntitiesController::order).toList(),
            query.integer("limit", 1).orElse(null),
            query.integer("offset", 0).orElse(null),
            query.one("after").orElse(null));
    EntityListing listing = entities.list(question, visibility.of(user));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (listing.after() != null) {
      answer.header(
          HttpHeaders.LINK,
          "</entities?%s>; rel=\"next\"".formatted(query.with("after", listing.after(), "offset")));
    }
    return answer.body(EntityAnswers.project(listing.items(), query.list("fields")));
  }

  @GetMapping("/by-name/{kind}/{namespace}/{name}")
  Map<String, Object> byName(
      @PathVariable String kind,
      @PathVariable String namespace,
      @PathVariable String name,
      User user) {
    EntityRef ref = new EntityRef(kind, namespace, name);
    return entities.byRef(ref, visibility.of(user)).orElseThrow(() -> notFound(ref)).content();
  }

  @GetMapping("/by-uid/{uid}")
  Map<String, Object> byUid(@PathVariable String uid, User user) {
    return entities
        .byUid(uid, visibility.of(user))
        .orElseThrow(
            () -> ApiFailure.notFound("No entity with uid %s. Look it up by name.".formatted(uid)))
        .content();
  }

  @DeleteMapping("/by-uid/{uid}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String uid, User user) {
    visibility.requireDelete(user, uid);
    store.removeByUid(uid);
  }

  @GetMapping("/by-name/{kind}/{namespace}/{name}/ancestry")
  Map<String, Object> ancestry(
      @PathVariable String kind,
      @PathVariable String namespace,
      @PathVariable String name,
      User user) {
    EntityRef ref = new EntityRef(kind, namespace, name);
    return entities
        .ancestry(ref, visibility.of(user))
        .map(
            ancestry -> {
              Map<String, Object> answer = new LinkedHashMap<>();
              answer.put("rootEntityRef", ancestry.root().format());
              answer.put(
                  "items",
                  ancestry.items().stream()
                      .map(
                          item ->
                              Map.of(
                                  "entity",
                                  item.entity().content(),
                                  "parentEntityRefs",
                                  item.parents().stream().map(EntityRef::format).toList()))
                      .toList());
              return answer;
            })
        .orElseThrow(() -> notFound(ref));
  }

  @PostMapping("/by-refs")
  Map<String, Object> byRefs(
      @RequestBody(required = false) @Nullable JsonNode body,
      @Accepts("filter") Query query,
      User user) {
    JsonBody call = JsonBody.of(body);
    List<String> refs =
        call.texts("entityRefs")
            .orElseThrow(
                () -> ApiFailure.input("request/body must have required property 'entityRefs'"));
    List<String> fields = call.texts("fields").orElse(List.of());
    EntityFilter filter =
        EntityFilter.parse(query.all("filter"))
            .and(call.map("query").map(EntityFilter::from).orElse(EntityQueries.EVERYTHING))
            .and(visibility.of(user));
    List<@Nullable Object> items = new ArrayList<>();
    for (Optional<Entity> found : entities.byRefs(refs, filter)) {
      items.add(found.map(entity -> EntityAnswers.project(entity, fields)).orElse(null));
    }
    return Map.of("items", items);
  }

  private static OrderField order(String text) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2
        || parts[1].isBlank()
        || !(parts[0].equals("asc") || parts[0].equals("desc"))) {
      throw ApiFailure.input(
          "Invalid order parameter \"%s\", expected \"<asc or desc>:<field name>\""
              .formatted(text));
    }
    return new OrderField(parts[1], parts[0].equals("asc"));
  }

  static ApiFailure notFound(EntityRef ref) {
    return ApiFailure.notFound(
        "No entity named %s. GET /api/catalog/entities lists those that exist.".formatted(ref));
  }
}
