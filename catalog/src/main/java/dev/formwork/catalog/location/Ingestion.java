package dev.formwork.catalog.location;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.Emission;
import dev.formwork.catalog.store.EntityWriter;
import dev.formwork.catalog.store.Source;
import dev.formwork.catalog.template.TemplateWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes what was read below a location. */
final class Ingestion {

  /** Why generated Location entities are in the catalog. */
  static final Source ROOT = new Source.Root("location");

  private Ingestion() {}

  /**
   * @return what was not written because something else describes it
   */
  static List<EntityWriter.Taken> write(Handle handle, Reading reading) {
    var writer = new EntityWriter(handle);
    EntityRef root = reading.root().ref();
    var generated = new Emission(reading.root(), "location:" + root);
    List<EntityWriter.Taken> taken =
        new ArrayList<>(writer.add(ROOT, List.of(reading.effective(generated))));
    Set<EntityRef> notOurs = new HashSet<>();
    Set<EntityRef> written = new HashSet<>();
    for (Reading.Unit unit : reading.units()) {
      if (!notOurs.contains(unit.location())) {
        List<EntityWriter.Taken> refused =
            writer.replace(new Source.Parent(unit.location()), unit.emissions());
        refused.forEach(entity -> notOurs.add(entity.ref()));
        unit.emissions().forEach(emission -> written.add(emission.ref()));
        taken.addAll(refused);
      }
    }
    var templates = new TemplateWriter(handle);
    for (Reading.FoundTemplate template : reading.templates()) {
      EntityRef ref = template.candidate().ref();
      if (written.contains(ref) && !notOurs.contains(ref)) {
        templates.write(template.candidate(), template.origin());
      }
    }
    writer.replaceFaults(root, reading.faults());
    writer.finish();
    return taken;
  }
}
