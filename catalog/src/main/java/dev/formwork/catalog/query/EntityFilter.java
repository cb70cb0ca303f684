package dev.formwork.catalog.query;

import java.util.List;
import java.util.Map;

/** Which entities are meant. Keys are dotted paths; keys and values are compared without case. */
public sealed interface EntityFilter {

  /** All of them hold; with none, everything is meant. */
  record All(List<EntityFilter> filters) implements EntityFilter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** At least one holds; with none, nothing is meant. */
  record Any(List<EntityFilter> filters) implements EntityFilter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /** It does not hold. */
  record Not(EntityFilter filter) implements EntityFilter {}

  /** There is a value at the key. */
  record Exists(String key) implements EntityFilter {}

  /** A value at the key is one of these. */
  record In(String key, List<String> values) implements EntityFilter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** A value at the key starts with this. */
  record HasPrefix(String key, String prefix) implements EntityFilter {}

  /**
   * The filter of repeated `filter` parameters, or everything when there are none.
   *
   * @param parameters each `key=value,key,…`; alternatives of each other
   * @throws InvalidQuery when one is not of that form
   */
  static EntityFilter parse(List<String> parameters) {
    return FilterSets.parse(parameters);
  }

  /**
   * The filter of a `query` object of a POST body (`$all`, `$any`, `$not`, fields).
   *
   * @throws InvalidQuery when it is not of that form
   */
  static EntityFilter from(Map<String, Object> query) {
    return Predicates.read(query);
  }

  /** Both hold. */
  default EntityFilter and(EntityFilter other) {
    return new All(List.of(this, other));
  }

  /** The same filter without groups of one. */
  default EntityFilter simplified() {
    return switch (this) {
      case All(List<EntityFilter> filters) when filters.size() == 1 -> filters.getFirst();
      case Any(List<EntityFilter> filters) when filters.size() == 1 -> filters.getFirst();
      case All all -> all;
      case Any any -> any;
      case Not not -> not;
      case Exists exists -> exists;
      case In in -> in;
      case HasPrefix hasPrefix -> hasPrefix;
    };
  }

  /** The same filter as a `query` object. */
  default Map<String, Object> toQuery() {
    return Predicates.write(this);
  }
}
