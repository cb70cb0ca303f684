package dev.formwork.api.catalog;

import dev.formwork.api.catalog.LocationsController.LocationAnswer;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.JsonBody;
import dev.formwork.catalog.location.Location;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of the registered locations that fit a query, in the order of their ids. */
record LocationPage(List<LocationAnswer> items, int totalItems, Map<String, String> pageInfo) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int DEFAULT_LIMIT = 1_000;

  /** What a page is asked by; stands in its cursor too. */
  private record Question(int limit, String afterId, Map<String, Object> query) {}

  static LocationPage of(@Nullable JsonNode body, List<Location> all) {
    Question question = question(JsonBody.of(body).only("cursor", "limit", "query"));
    LocationQuery query = LocationQuery.parse(question.query());
    List<LocationAnswer> found =
        all.stream()
            .map(LocationAnswer::of)
            .filter(query::matches)
            .sorted(Comparator.comparing(LocationAnswer::id))
            .toList();
    List<LocationAnswer> rest =
        found.stream().filter(item -> item.id().compareTo(question.afterId()) > 0).toList();
    List<LocationAnswer> page = rest.stream().limit(question.limit()).toList();
    Map<String, String> pageInfo =
        rest.size() > page.size()
            ? Map.of("nextCursor", cursor(question, page.getLast().id()))
            : Map.of();
    return new LocationPage(page, found.size(), pageInfo);
  }

  private static Question question(JsonBody body) {
    Question fresh =
        body.optionalText("cursor")
            .map(LocationPage::read)
            .orElseGet(() -> new Question(DEFAULT_LIMIT, "", body.map("query").orElse(Map.of())));
    int limit = body.count("limit").orElse(fresh.limit());
    if (limit < 1) {
      throw ApiFailure.input("request/body/limit must be >= 1");
    }
    return new Question(limit, fresh.afterId(), fresh.query());
  }

  private static String cursor(Question question, String last) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("limit", question.limit());
    members.put("afterId", last);
    members.put("query", question.query());
    return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(members));
  }

  private static Question read(String cursor) {
    try {
      String json = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      JsonBody members = JsonBody.of(JSON.readTree(json));
      return new Question(
          members.count("limit").orElse(DEFAULT_LIMIT),
          members.text("afterId"),
          members.map("query").orElse(Map.of()));
    } catch (IllegalArgumentException | JacksonException | ApiFailure broken) {
      throw ApiFailure.input(
          "The cursor is not one that this route made (input: cursor). Begin without a cursor.");
    }
  }
}
