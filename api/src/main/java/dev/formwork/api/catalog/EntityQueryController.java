package dev.formwork.api.catalog;

import dev.formwork.api.http.Accepts;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.api.http.Query;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.query.EntityFilter;
import dev.formwork.catalog.query.EntityPage;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.query.EntityQuery;
import dev.formwork.catalog.query.FullText;
import dev.formwork.catalog.query.OrderField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Pages of entities and the values that they have. A cursor is good on both routes. */
@RestController
@StrictQuery
@RequestMapping("/api/catalog")
final class EntityQueryController {

  private final EntityQueries entities;
  private final Visibility visibility;

  EntityQueryController(EntityQueries entities, Visibility visibility) {
    this.entities = entities;
    this.visibility = visibility;
  }

  @GetMapping("/entities/by-query")
  Map<String, Object> byQuery(
      @Accepts(
              value = {
                "fields",
                "limit",
                "offset",
                "orderField",
                "cursor",
                "filter",
                "totalItems",
                "fullTextFilterTerm",
                "fullTextFilterFields"
              },
              empty = false)
          Query query,
      User user) {
    int limit = query.integer("limit", 0).orElse(EntityQuery.DEFAULT_LIMIT);
    Optional<String> cursor = query.one("cursor");
    EntityPage page =
        cursor.isPresent()
            ? entities.page(cursor.get(), limit, visibility.of(user))
            : entities.page(
                new EntityQuery(
                    EntityFilter.parse(query.all("filter")),
                    query.one("orderField").map(OrderField::parse).orElse(null),
                    query
                        .one("fullTextFilterTerm")
                        .map(term -> new FullText(term, query.list("fullTextFilterFields")))
                        .orElse(null),
                    limit,
                    query.integer("offset", 0).orElse(0),
                    counts(query.one("totalItems"))),
                visibility.of(user));
    return EntityAnswers.page(page, query.list("fields"));
  }

  @PostMapping("/entities/by-query")
  Map<String, Object> byPostedQuery(
      @RequestBody(required = false) @Nullable JsonNode body, User user) {
    JsonBody call = JsonBody.of(body);
    int limit = call.count("limit").orElse(EntityQuery.DEFAULT_LIMIT);
    Optional<String> cursor = call.optionalText("cursor");
    EntityPage page =
        cursor.isPresent()
            ? entities.page(cursor.get(), limit, visibility.of(user))
            : entities.page(question(call, limit), visibility.of(user));
    return EntityAnswers.page(page, call.texts("fields").orElse(List.of()));
  }

  private static EntityQuery question(JsonBody call, int limit) {
    return new EntityQuery(
        call.map("query").map(EntityFilter::from).orElse(EntityQueries.EVERYTHING),
        call.objects("orderBy").stream().findFirst().map(EntityQueryController::order).orElse(null),
        call.object("fullTextFilter").map(EntityQueryController::fullText).orElse(null),
        limit,
        call.count("offset").orElse(0),
        counts(call.optionalText("totalItems")));
  }

  @GetMapping("/entity-facets")
  Map<String, Object> facets(
      @Accepts(
              value = {"facet", "filter"},
              empty = false)
          Query query,
      User user) {
    List<String> facets = query.list("facet");
    if (facets.isEmpty()) {
      throw ApiFailure.input("request/query must have required property 'facet'");
    }
    EntityFilter filter = EntityFilter.parse(query.all("filter")).and(visibility.of(user));
    return Map.of("facets", entities.facets(facets, filter));
  }

  @PostMapping("/entity-facets")
  Map<String, Object> postedFacets(
      @RequestBody(required = false) @Nullable JsonNode body, User user) {
    JsonBody call = JsonBody.of(body);
    List<String> facets = call.texts("facets").orElse(List.of());
    if (facets.isEmpty()) {
      throw ApiFailure.input("request/body must have required property 'facets'");
    }
    EntityFilter filter =
        call.map("query").map(EntityFilter::from).orElse(EntityQueries.EVERYTHING);
    return Map.of("facets", entities.facets(facets, filter.and(visibility.of(user))));
  }

  private static OrderField order(JsonBody order) {
    return OrderField.parse(order.text("field") + "," + order.optionalText("order").orElse("asc"));
  }

  private static FullText fullText(JsonBody filter) {
    return new FullText(filter.text("term"), filter.texts("fields").orElse(List.of()));
  }

  private static boolean counts(Optional<String> totalItems) {
    String wish = totalItems.orElse("include");
    if (!wish.equals("include") && !wish.equals("exclude")) {
      throw ApiFailure.input(
          "totalItems must be include or exclude, not '%s' (input: totalItems).".formatted(wish));
    }
    return wish.equals("include");
  }
}
