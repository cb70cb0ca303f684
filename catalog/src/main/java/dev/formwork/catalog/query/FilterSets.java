package dev.formwork.catalog.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads `filter` parameters: each a set of `key` or `key=value`, all of which must hold. */
final class FilterSets {

  private FilterSets() {}

  static EntityFilter parse(List<String> parameters) {
    if (parameters.isEmpty()) {
      return new EntityFilter.All(List.of());
    }
    return new EntityFilter.Any(parameters.stream().map(FilterSets::set).toList()).simplified();
  }

  private static EntityFilter set(String parameter) {
    if (parameter.isEmpty()) {
      throw new InvalidQuery(
          "A filter is empty (input: filter). Leave it out, or write e.g. kind=component.");
    }
    Map<String, List<String>> statements = new LinkedHashMap<>();
    for (String statement : parameter.split(",")) {
      int equals = statement.indexOf('=');
      String key = (equals < 0 ? statement : statement.substring(0, equals)).trim();
      if (key.isEmpty() && equals < 0) {
        continue;
      }
      if (key.isEmpty()) {
        throw new InvalidQuery(
            "Filter '%s' has no key before '=' (input: filter). Write e.g. kind=component."
                .formatted(statement));
      }
      List<String> values = statements.computeIfAbsent(key, missing -> new ArrayList<>());
      if (equals >= 0) {
        values.add(statement.substring(equals + 1).trim());
      }
    }
    List<EntityFilter> filters = new ArrayList<>();
    statements.forEach(
        (key, values) ->
            filters.add(
                values.isEmpty()
                    ? new EntityFilter.Exists(key)
                    : new EntityFilter.In(key, values)));
    return new EntityFilter.All(filters).simplified();
  }
}
