package dev.formwork.integrations.catalog;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.query.EntityFilter;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.query.EntityQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of our own catalog, found by what other systems call them. */
public final class CatalogUsers {

  /** Two are enough to see that it is not one. */
  private static final int LIMIT = 2;

  private final EntityQueries entities;

  public CatalogUsers(EntityQueries entities) {
    this.entities = entities;
  }

  /**
   * A user.
   *
   * @param ref full entity ref in lower case
   * @param email null when the catalog has none
   * @param groups refs of the groups that the user is a member of
   */
  public record CatalogUser(String ref, String name, @Nullable String email, List<String> groups) {

    public CatalogUser {
      groups = List.copyOf(groups);
    }
  }

  /** The user of this ref. */
  public Optional<CatalogUser> find(String ref) {
    try {
      return entities
          .byRef(EntityRef.parse(ref))
          .filter(entity -> entity.ref().kind().equals("user"))
          .map(CatalogUsers::user);
    } catch (InvalidEntityRef nobody) {
      return Optional.empty();
    }
  }

  /** The users whose annotation names this Slack id; more than one is a fault of the catalog. */
  public List<CatalogUser> bySlackId(String id) {
    return find("metadata.annotations." + CatalogContacts.SLACK, id);
  }

  /** The users whose profile has this address; more than one is a fault of the catalog. */
  public List<CatalogUser> byEmail(String email) {
    return find("spec.profile.email", email);
  }

  private List<CatalogUser> find(String key, String value) {
    EntityFilter filter =
        new EntityFilter.All(
            List.of(
                new EntityFilter.In("kind", List.of("user")),
                new EntityFilter.In(key, List.of(value))));
    EntityQuery query = new EntityQuery(filter, null, null, LIMIT, 0, false);
    return entities.page(query, EntityQueries.EVERYTHING).items().stream()
        .map(CatalogUsers::user)
        .toList();
  }

  private static CatalogUser user(Entity entity) {
    return new CatalogUser(
        entity.ref().format(),
        CatalogContacts.name(entity),
        CatalogContacts.email(entity),
        CatalogContacts.related(entity, "memberOf"));
  }
}
