package dev.formwork.catalog.location;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The registered locations, and the entities and templates read from them. */
public final class Locations {

  public Locations(
      DataSource database,
      LocationReader reader,
      TemplateRevisions templates,
      LocationRules rules) {}

  /**
   * Registers a location and reads it at once.
   *
   * @throws InvalidLocation when the type or target is not allowed
   * @throws LocationTaken when it is registered already and the request says reject
   * @throws LocationBroken when something in it is wrong and the request says refuse
   * @throws LocationUnreadable when it cannot be read and the request says refuse
   * @throws dev.formwork.catalog.store.EntityTaken when something in it is described elsewhere and
   *     the request says refuse
   */
  public Ingested register(LocationRequest request) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a location and everything below it, and stores nothing.
   *
   * @throws InvalidLocation when the type or target is not allowed
   * @throws LocationBroken when something in it is wrong, or two entities have one ref
   * @throws LocationUnreadable when it cannot be read
   */
  public DryRun dryRun(String type, String target) {
    throw new UnsupportedOperationException();
  }

  /** All locations, the oldest first. */
  public List<Location> list() {
    throw new UnsupportedOperationException();
  }

  public Optional<Location> find(String id) {
    throw new UnsupportedOperationException();
  }

  public Optional<Location> find(String type, String target) {
    throw new UnsupportedOperationException();
  }

  /** The registered location that an entity came from in the end. */
  public Optional<Location> byEntity(EntityRef ref) {
    throw new UnsupportedOperationException();
  }

  /** The entities that a location holds now, without its generated Location entity. */
  public List<EntityRef> entityRefs(String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Removes the location and everything that only it holds.
   *
   * @return whether there was one
   */
  public boolean remove(String id) {
    throw new UnsupportedOperationException();
  }

  /** Reads the location again; empty when there is none. */
  public Optional<Ingested> refresh(String id) {
    throw new UnsupportedOperationException();
  }

  /** Reads the location that holds the entity again. False when no location holds it. */
  public boolean refreshEntity(EntityRef ref) {
    throw new UnsupportedOperationException();
  }
}
