package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.List;

/**
 * A location after its files were read.
 *
 * @param existed whether it was registered before
 * @param entities what the location holds now, in the order of the file, without the generated
 *     Location entity
 * @param taken entities of the file that something else described first; they stay as they were
 */
public record Ingested(
    Location location, boolean existed, List<Entity> entities, List<EntityRef> taken) {

  public Ingested {
    entities = List.copyOf(entities);
    taken = List.copyOf(taken);
  }
}
