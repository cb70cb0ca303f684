package dev.formwork.activities.port.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location in the catalog.
 *
 * @param entityRefs full refs of the entities that it holds now, in the order of the file
 * @param mark of the step that registered it, or null when no step did
 */
public record Registration(
    String locationId, String target, List<String> entityRefs, @Nullable String mark) {

  public Registration {
    entityRefs = List.copyOf(entityRefs);
  }

  /** Whether the step with this mark made it. */
  public boolean isMadeBy(String stepMark) {
    return stepMark.equals(mark);
  }
}
