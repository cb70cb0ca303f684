package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;
import java.util.List;
import java.util.stream.Collectors;

/** Entities that are already described somewhere else. */
public final class EntityTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<EntityRef> refs;

  private EntityTaken(List<EntityWriter.Taken> taken) {
    super(
        taken.stream()
                .map(
                    entity ->
                        "Entity %s is already described by %s. "
                            .formatted(entity.ref(), entity.keptBy()))
                .collect(Collectors.joining())
            + "Choose another name, or unregister the other one first.");
    refs = taken.stream().map(EntityWriter.Taken::ref).toList();
  }

  /**
   * @throws EntityTaken when there are any
   */
  public static void refuse(List<EntityWriter.Taken> taken) {
    if (!taken.isEmpty()) {
      throw new EntityTaken(taken);
    }
  }

  public List<EntityRef> refs() {
    return refs;
  }
}
