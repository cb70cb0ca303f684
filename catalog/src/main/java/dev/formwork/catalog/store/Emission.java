package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * An entity that a source describes.
 *
 * @param content null when the newest version is broken: an earlier good one stays
 * @param locationKey who may write it
 */
public record Emission(EntityRef ref, @Nullable Entity content, String locationKey) {

  public Emission(Entity content, String locationKey) {
    this(content.ref(), content, locationKey);
  }
}
