package dev.formwork.catalog.location;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.Optional;
import javax.sql.DataSource;

/** An empty catalog over files in memory. */
final class EmptyCatalog {

  static final String ROOT = "https://git.acme.test/shop/catalog-info.yaml";
  static final String SYSTEM = entity("System", "shop", "owner: team-a");
  static final String PAYMENTS =
      entity(
          "Component",
          "Payments",
          "type: service, lifecycle: production, owner: team-a, system: shop");

  final DataSource database = TestDatabase.empty();
  final InMemoryLocationReader files = new InMemoryLocationReader();
  final Locations locations =
      new Locations(
          database,
          files,
          new TemplateRevisions(database, TemplateLimits.standard()),
          LocationRules.standard());
  final EntityQueries entities = new EntityQueries(database);

  /** Registers a location that is kept with its faults. */
  Ingested keep(String target) {
    return locations.register(
        new LocationRequest("url", target, null, null, OnConflict.REJECT, OnFault.KEEP));
  }

  /** Registers a location that may not have faults. */
  Ingested require(String target, String mark) {
    return locations.register(
        new LocationRequest(
            "url", target, "user:default/jane", mark, OnConflict.REJECT, OnFault.REFUSE));
  }

  Location only() {
    return locations.list().getFirst();
  }

  Entity entity(String ref) {
    return find(ref).orElseThrow();
  }

  Optional<Entity> find(String ref) {
    return entities.byRef(EntityRef.parse(ref));
  }

  static String entity(String kind, String name, String spec) {
    return "apiVersion: backstage.io/v1alpha1\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n"
        .formatted(kind, name, spec);
  }
}
