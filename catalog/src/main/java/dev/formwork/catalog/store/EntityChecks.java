package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityValidation;
import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a document must fulfil to be stored. */
public final class EntityChecks {

  private EntityChecks() {}

  /** Everything that keeps a document out of the catalog; empty when nothing does. */
  public static List<Fault> faults(Map<String, Object> document) {
    List<Fault> faults = new ArrayList<>(EntityValidation.faults(document));
    for (String path : SearchRows.collisions(document)) {
      faults.add(
          new Fault(
              path,
              0,
              0,
              "The key at %s stands there twice, once with other capitals. Remove one."
                  .formatted(path)));
    }
    return List.copyOf(faults);
  }
}
