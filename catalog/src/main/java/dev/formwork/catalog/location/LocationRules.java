package dev.formwork.catalog.location;

import java.util.List;

/**
 * What may be registered.
 *
 * @param types types of locations
 * @param kinds kinds of entities that may be read from them
 */
public record LocationRules(List<String> types, List<String> kinds) {

  public LocationRules {
    types = List.copyOf(types);
    kinds = List.copyOf(kinds);
  }

  /** Addresses only, and no people or groups: those decide who owns what. */
  public static LocationRules standard() {
    return new LocationRules(
        List.of("url"),
        List.of("API", "Component", "Domain", "Location", "Resource", "System", "Template"));
  }
}
