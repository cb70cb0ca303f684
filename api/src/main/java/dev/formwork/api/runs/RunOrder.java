package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order of a list of runs, as SQL made only of words from here. */
public record RunOrder(String sql) {

  /** Newest first. */
  public static final RunOrder NEWEST = new RunOrder("created_at desc, run_id desc");

  private static final Map<String, String> FIELDS =
      Map.of("created_at", "created_at", "status", RunSql.STATUS, "created_by", "initiator");
  private static final Map<String, String> DIRECTIONS = Map.of("asc", "asc", "desc", "desc");

  /** Reads Backstage's `order` parameters, such as `asc:status`. */
  public static RunOrder parse(List<String> orders) {
    List<String> terms = new ArrayList<>();
    for (String order : orders) {
      String[] parts = order.split(":", -1);
      String direction = parts.length == 2 ? DIRECTIONS.get(parts[0]) : null;
      if (direction == null) {
        throw ApiFailure.input(
            "Invalid order parameter \"%s\", expected \"<asc or desc>:<field name>\""
                .formatted(order));
      }
      String field = FIELDS.get(parts[1]);
      if (field == null) {
        throw ApiFailure.input(
            "Invalid order field \"%s\", expected one of created_at, status, created_by"
                .formatted(parts[1]));
      }
      terms.add(field + " " + direction);
    }
    if (terms.isEmpty()) {
      return NEWEST;
    }
    terms.add("run_id");
    return new RunOrder(String.join(", ", terms));
  }
}
