package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.LocationRef;
import dev.formwork.catalog.store.Emission;
import dev.formwork.catalog.store.StoredFault;
import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  static DryRun of(boolean exists, LocationRef location, EntityRef ref, Reading reading) {
    Set<EntityRef> seen = new HashSet<>();
    List<Entity> found = new ArrayList<>(List.of(reading.root()));
    for (Reading.Unit unit : reading.units()) {
      for (Emission emission : unit.emissions()) {
        if (!seen.add(emission.ref())) {
          reading.fault(
              new StoredFault(
                  emission.ref(),
                  location.target(),
                  0,
                  new Fault(
                      "",
                      0,
                      0,
                      "Entity %s is described twice. Remove one.".formatted(emission.ref()))));
        } else if (emission.content() != null) {
          found.add(emission.content());
        }
      }
    }
    reading.refuseFaults(location.target());
    return new DryRun(exists, location.type(), location.target(), ref, found);
  }
}
