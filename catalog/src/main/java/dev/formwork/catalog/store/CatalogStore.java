package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;
import java.util.Map;
import javax.sql.DataSource;

/** Writes entities that no file describes, and removes entities. */
public final class CatalogStore {

  public CatalogStore(DataSource database) {}

  /**
   * Stores the entity, or brings it up to date when the same owner stored it before.
   *
   * @param managedBy location reference that stands in `backstage.io/managed-by-location`, such as
   *     `formwork:local`
   * @throws InvalidEntity with all faults
   * @throws EntityTaken when somebody else stored it
   */
  public EntityRef ensureEntity(Map<String, Object> entity, String managedBy) {
    throw new UnsupportedOperationException();
  }

  /**
   * Removes an entity, however it came here. A location that still describes it brings it back with
   * its next refresh, under another uid.
   *
   * @return whether there was one
   */
  public boolean removeByUid(String uid) {
    throw new UnsupportedOperationException();
  }
}
