package dev.formwork.catalog.location;

import dev.formwork.catalog.model.LocationRef;
import java.net.URI;
import java.net.URISyntaxException;
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

  /**
   * @throws InvalidLocation when the type or target is not allowed
   */
  void check(String type, String target) {
    if (!types.contains(type)) {
      throw new InvalidLocation(
          "Location type '%s' is not allowed (input: type). Use %s."
              .formatted(type, String.join(" or ", types)));
    }
    if (!isAbsolute(target) || LocationRef.isScript(target)) {
      throw new InvalidLocation(
          "Target '%s' is no absolute address (input: target). Write e.g. https://github.com/acme/payments/blob/main/catalog-info.yaml."
              .formatted(target));
    }
  }

  private static boolean isAbsolute(String target) {
    try {
      return new URI(target).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
