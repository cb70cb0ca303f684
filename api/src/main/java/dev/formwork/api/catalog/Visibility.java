package dev.formwork.api.catalog;

import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.query.EntityFilter;
import dev.formwork.catalog.query.EntityQueries;
import java.util.List;

/** What a person may see of the catalog and do to it. */
final class Visibility {

  private static final EntityFilter NOTHING = new EntityFilter.Any(List.of());

  private final Permissions permissions;

  Visibility(Permissions permissions) {
    this.permissions = permissions;
  }

  /** The filter that holds beside every other. */
  EntityFilter of(User user) {
    return permissions.allows(user, "catalog.entity.read", "") ? EntityQueries.EVERYTHING : NOTHING;
  }

  void requireDelete(User user, String uid) {
    permissions.require(user, "catalog.entity.delete", uid);
  }

  void requireRefresh(User user, String ref) {
    permissions.require(user, "catalog.entity.refresh", ref);
  }

  boolean seesLocations(User user) {
    return permissions.allows(user, "catalog.location.read", "");
  }

  void requireNewLocation(User user, String target) {
    permissions.require(user, "catalog.location.create", target);
  }

  void requireLocationDelete(User user, String id) {
    permissions.require(user, "catalog.location.delete", id);
  }
}
