package dev.formwork.catalog.location;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.StoredFault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered location.
 *
 * @param id random UUID
 * @param entityRef the generated Location entity that stands for it
 * @param registeredBy entity ref of the person, or null for a service
 * @param mark of the step that registered it, or null when no step did
 * @param faults of the newest reading; what was read before them is kept
 */
public record Location(
    String id,
    String type,
    String target,
    EntityRef entityRef,
    @Nullable String registeredBy,
    @Nullable String mark,
    Instant createdAt,
    List<LocationFault> faults) {

  public Location {
    faults = List.copyOf(faults);
  }

  Location withFaults(List<StoredFault> stored) {
    return new Location(
        id,
        type,
        target,
        entityRef,
        registeredBy,
        mark,
        createdAt,
        stored.stream().map(LocationFault::from).toList());
  }
}
