package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.List;

/**
 * What registering a location would bring.
 *
 * @param exists whether it is registered already
 * @param entities the generated Location entity first; none has a uid, an etag or relations
 */
public record DryRun(
    boolean exists, String type, String target, EntityRef entityRef, List<Entity> entities) {

  public DryRun {
    entities = List.copyOf(entities);
  }
}
