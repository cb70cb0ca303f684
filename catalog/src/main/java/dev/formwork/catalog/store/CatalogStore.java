package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityForm;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes entities that no file describes, and removes entities. */
public final class CatalogStore {

  private final CatalogDatabase database;

  public CatalogStore(DataSource dataSource) {
    this.database = new CatalogDatabase(dataSource);
  }

  /**
   * Stores the entity, or brings it up to date when the same owner stored it before.
   *
   * @param managedBy location reference that stands in `backstage.io/managed-by-location`, such as
   *     `formwork:local`
   * @throws InvalidEntity with all faults
   * @throws EntityTaken when somebody else stored it
   */
  public EntityRef ensureEntity(Map<String, Object> entity, String managedBy) {
    List<Fault> faults = EntityChecks.faults(entity);
    if (!faults.isEmpty()) {
      throw new InvalidEntity(new Entity(entity).name(), faults);
    }
    Map<String, Object> content = EntityForm.of(entity);
    EntityForm.annotate(content, Annotations.MANAGED_BY_LOCATION, managedBy);
    EntityForm.annotate(content, Annotations.MANAGED_BY_ORIGIN_LOCATION, managedBy);
    var emission = new Emission(new Entity(content), managedBy);
    return database.write(
        handle -> {
          var writer = new EntityWriter(handle);
          List<EntityWriter.Taken> taken =
              writer.add(new Source.Root(managedBy), List.of(emission));
          EntityTaken.refuse(taken);
          writer.finish();
          return emission.ref();
        });
  }

  /**
   * Removes an entity, however it came here. A location that still describes it brings it back with
   * its next refresh, under another uid.
   *
   * @return whether there was one
   */
  public boolean removeByUid(String uid) {
    Optional<UUID> id = CatalogDatabase.uuid(uid);
    if (id.isEmpty()) {
      return false;
    }
    return database.write(
        handle -> {
          Optional<String> ref =
              handle
                  .createQuery("select ref from catalog_entity where uid = :uid")
                  .bind("uid", id.get())
                  .mapTo(String.class)
                  .findOne();
          ref.ifPresent(
              found -> {
                var writer = new EntityWriter(handle);
                writer.remove(EntityRef.parse(found));
                writer.finish();
              });
          return ref.isPresent();
        });
  }
}
