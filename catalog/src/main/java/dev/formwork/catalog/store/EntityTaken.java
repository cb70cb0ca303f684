package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;
import java.util.List;

/** Entities that are already described somewhere else. */
public final class EntityTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<EntityRef> refs;

  /**
   * @param keptBy what describes each of them, in the same order
   */
  public EntityTaken(List<EntityRef> refs, List<String> keptBy) {
    super(message(refs, keptBy));
    this.refs = List.copyOf(refs);
  }

  public List<EntityRef> refs() {
    return refs;
  }

  private static String message(List<EntityRef> refs, List<String> keptBy) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < refs.size(); i++) {
      message.append(
          "Entity %s is already described by %s. ".formatted(refs.get(i), keptBy.get(i)));
    }
    return message + "Choose another name, or unregister the other one first.";
  }
}
