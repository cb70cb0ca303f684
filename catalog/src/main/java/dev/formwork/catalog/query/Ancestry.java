package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.List;

/**
 * An entity with what it was read from, up to the location that somebody registered.
 *
 * @param items the entity itself first
 */
public record Ancestry(EntityRef root, List<Item> items) {

  public Ancestry {
    items = List.copyOf(items);
  }

  /** An entity and the entities that it was read from. */
  public record Item(Entity entity, List<EntityRef> parents) {
    public Item {
      parents = List.copyOf(parents);
    }
  }
}
