package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Writes entities within one transaction of {@link CatalogDatabase#write}. Call {@link #finish} at
 * its end: it removes what nothing describes any more and brings up to date what readers see.
 */
public final class EntityWriter {

  /** An entity that was not written because something else describes it. */
  public record Taken(EntityRef ref, String keptBy) {}

  private final Handle handle;
  private final Edges edges;
  private final Set<String> touched = new TreeSet<>();
  private final Set<String> released = new TreeSet<>();

  public EntityWriter(Handle handle) {
    this.handle = handle;
    this.edges = new Edges(handle);
  }

  /** Adds to what a source describes, or brings it up to date. */
  public List<Taken> add(Source source, List<Emission> emissions) {
    List<Taken> taken = new ArrayList<>();
    List<String> mine = new ArrayList<>();
    Map<String, StoredEntity> stored = StoredEntity.of(handle, refs(emissions));
    Set<String> seen = new HashSet<>();
    for (Emission emission : emissions) {
      String ref = emission.ref().format();
      StoredEntity before = stored.get(ref);
      if (before != null && !before.locationKey().equals(emission.locationKey())) {
        taken.add(new Taken(emission.ref(), before.locationKey()));
      } else if (seen.add(ref)) {
        mine.add(ref);
      } else {
        taken.add(new Taken(emission.ref(), emission.locationKey()));
      }
    }
    Set<String> writable = new HashSet<>(mine);
    write(emissions, stored, writable);
    edges.add(source, mine);
    return taken;
  }

  /** Makes this all that a source describes. */
  public List<Taken> replace(Source source, List<Emission> emissions) {
    Set<String> before = new LinkedHashSet<>(edges.targetsOf(source));
    List<Taken> taken = add(source, emissions);
    before.removeAll(refs(emissions));
    edges.remove(source, before);
    released.addAll(before);
    return taken;
  }

  /** Takes an entity from what a source describes. */
  public void release(Source source, EntityRef ref) {
    edges.remove(source, List.of(ref.format()));
    released.add(ref.format());
  }

  /** Removes an entity whatever describes it, and what only it leads to. */
  public void remove(EntityRef ref) {
    List<String> below = edges.targetsOf(new Source.Parent(ref));
    delete(List.of(ref.format()));
    edges.remove(new Source.Parent(ref), below);
    released.addAll(below);
  }

  /** Puts these in the place of all faults below a root. */
  public void replaceFaults(EntityRef root, List<StoredFault> faults) {
    touched.addAll(Faults.replace(handle, root, faults));
  }

  /** Removes what no root reaches and serves anew what has changed. */
  public void finish() {
    Set<String> unreachable = edges.unreachableFrom(released);
    if (!unreachable.isEmpty()) {
      delete(unreachable);
    }
    new Stitching(handle).stitch(touched);
  }

  private void write(
      List<Emission> emissions, Map<String, StoredEntity> stored, Set<String> writable) {
    Set<String> pending = new HashSet<>(writable);
    List<Emission> changed = new ArrayList<>();
    for (Emission emission : emissions) {
      if (pending.remove(emission.ref().format())
          && StoredEntity.changes(stored.get(emission.ref().format()), emission)) {
        changed.add(emission);
      }
    }
    StoredEntity.write(handle, changed);
    List<Entity> contents = new ArrayList<>();
    for (Emission emission : changed) {
      touched.add(emission.ref().format());
      if (emission.content() != null) {
        contents.add(emission.content());
      }
    }
    touched.addAll(Relations.replace(handle, contents));
  }

  private void delete(Iterable<String> refs) {
    touched.addAll(Relations.neighboursOf(handle, refs));
    StoredEntity.delete(handle, refs);
    edges.removeFrom(refs);
  }

  private static List<String> refs(List<Emission> emissions) {
    return emissions.stream().map(emission -> emission.ref().format()).toList();
  }
}
