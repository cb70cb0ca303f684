package dev.formwork.catalog.location;

import dev.formwork.catalog.store.StoredFault;
import dev.formwork.templates.Fault;

/**
 * Something that is wrong with a file of a location.
 *
 * @param target address of the file
 * @param document which document of the file, from 1; 0 for the whole file
 * @param fault with the line in the whole file
 */
public record LocationFault(String target, int document, Fault fault) {

  static LocationFault from(StoredFault stored) {
    return new LocationFault(stored.target(), stored.document(), stored.fault());
  }
}
