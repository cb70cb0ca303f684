package dev.formwork.integrations.catalog;

import dev.formwork.activities.port.people.Contact;
import dev.formwork.activities.port.people.People;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.query.EntityQueries;
import java.util.List;
import java.util.Optional;

/** The users and groups of our own catalog. Members of a group's subgroups are not its own. */
public final class CatalogPeople implements People {

  private final EntityQueries entities;

  public CatalogPeople(EntityQueries entities) {
    this.entities = entities;
  }

  @Override
  public Optional<Contact> find(String ref) {
    return entity(ref).map(this::contact);
  }

  private Optional<Entity> entity(String ref) {
    try {
      return entities.byRef(EntityRef.parse(ref));
    } catch (InvalidEntityRef nobody) {
      return Optional.empty();
    }
  }

  private Contact contact(Entity entity) {
    List<Contact> members =
        entities
            .byRefs(CatalogContacts.related(entity, "hasMember"), EntityQueries.EVERYTHING)
            .stream()
            .flatMap(Optional::stream)
            .map(member -> contact(member, List.of()))
            .toList();
    return contact(entity, members);
  }

  private static Contact contact(Entity entity, List<Contact> members) {
    return new Contact(
        entity.ref().format(),
        CatalogContacts.name(entity),
        CatalogContacts.email(entity),
        CatalogContacts.slack(entity),
        members);
  }
}
