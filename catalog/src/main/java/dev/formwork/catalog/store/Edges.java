package dev.formwork.catalog.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which source describes which entity. */
final class Edges {

  private final Handle handle;

  Edges(Handle handle) {
    this.handle = handle;
  }

  List<String> targetsOf(Source source) {
    return handle
        .createQuery("select target_ref from catalog_edge where " + condition(source))
        .bind("source", text(source))
        .mapTo(String.class)
        .list();
  }

  void add(Source source, List<String> targets) {
    handle
        .createUpdate(
            """
            insert into catalog_edge (COLUMN, target_ref, position)
            select :source, target, position
            from unnest(:targets) with ordinality as t (target, position)
            on conflict (target_ref, COLUMN) where COLUMN is not null
            do update set position = excluded.position
            """
                .replace("COLUMN", column(source)))
        .bind("source", text(source))
        .bindArray("targets", String.class, targets)
        .execute();
  }

  void remove(Source source, Collection<String> targets) {
    handle
        .createUpdate(
            "delete from catalog_edge where target_ref = any(:targets) and " + condition(source))
        .bind("source", text(source))
        .bindArray("targets", String.class, targets)
        .execute();
  }

  /** Removes the edges that start at these entities. */
  void removeFrom(Iterable<String> refs) {
    handle
        .createUpdate("delete from catalog_edge where source_ref = any(:refs)")
        .bindArray("refs", String.class, refs)
        .execute();
  }

  /** Of these entities and all below them, those that no root outside reaches. */
  Set<String> unreachableFrom(Collection<String> refs) {
    if (refs.isEmpty()) {
      return Set.of();
    }
    return new TreeSet<>(
        handle
            .createQuery(
                """
                with recursive below (ref) as (
                  select ref from catalog_entity where ref = any(:refs)
                  union
                  select edge.target_ref from catalog_edge edge
                  join below on edge.source_ref = below.ref
                ),
                kept (ref) as (
                  select below.ref from below join catalog_edge edge on edge.target_ref = below.ref
                  where edge.source_key is not null
                     or edge.source_ref not in (select ref from below)
                  union
                  select edge.target_ref from catalog_edge edge
                  join kept on edge.source_ref = kept.ref
                )
                select ref from below where ref not in (select ref from kept)
                """)
            .bindArray("refs", String.class, refs)
            .mapTo(String.class)
            .list());
  }

  private static String condition(Source source) {
    return column(source) + " = :source";
  }

  private static String column(Source source) {
    return switch (source) {
      case Source.Root root -> "source_key";
      case Source.Parent parent -> "source_ref";
    };
  }

  private static String text(Source source) {
    return switch (source) {
      case Source.Root root -> root.key();
      case Source.Parent parent -> parent.ref().format();
    };
  }
}
