package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRelations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The relations that entities make. */
final class Relations {

  private Relations() {}

  /**
   * Puts the relations of these entities in the place of those they made before.
   *
   * @return all entities that see a difference
   */
  static Set<String> replace(Handle handle, List<Entity> entities) {
    List<String> origins = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Entity entity : entities) {
      for (EntityRelations.Directed directed : EntityRelations.of(entity)) {
        origins.add(entity.ref().format());
        sources.add(directed.source().format());
        types.add(directed.relation().type());
        targets.add(directed.relation().target().format());
      }
    }
    List<String> refs = entities.stream().map(entity -> entity.ref().format()).toList();
    seen.addAll(
        handle
            .createQuery(
                """
                with gone as (
                  delete from catalog_relation
                  where origin in (select uid from catalog_entity where ref = any(:refs))
                  returning source_ref)
                select distinct source_ref from gone
                """)
            .bindArray("refs", String.class, refs)
            .mapTo(String.class)
            .list());
    seen.addAll(sources);
    insert(handle, origins, sources, types, targets);
    return seen;
  }

  /** The other ends of every relation that goes from or to these entities. */
  static Set<String> neighboursOf(Handle handle, Iterable<String> refs) {
    return new TreeSet<>(
        handle
            .createQuery(
                """
                select source_ref from catalog_relation
                where origin in (select uid from catalog_entity where ref = any(:refs))
                """)
            .bindArray("refs", String.class, refs)
            .mapTo(String.class)
            .list());
  }

  private static void insert(
      Handle handle,
      List<String> origins,
      List<String> sources,
      List<String> types,
      List<String> targets) {
    handle
        .createUpdate(
            """
            insert into catalog_relation (origin, source_ref, type, target_ref)
            select entity.uid, source, type, target
            from unnest(:origins, :sources, :types, :targets) as t (origin, source, type, target)
            join catalog_entity entity on entity.ref = origin
            on conflict do nothing
            """)
        .bindArray("origins", String.class, origins)
        .bindArray("sources", String.class, sources)
        .bindArray("types", String.class, types)
        .bindArray("targets", String.class, targets)
        .execute();
  }
}
