package dev.formwork.catalog.location;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.Faults;
import dev.formwork.catalog.store.StoredFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of registered locations. */
final class LocationTable {

  private static final String ALL = "select * from catalog_location ";

  private final Handle handle;

  LocationTable(Handle handle) {
    this.handle = handle;
  }

  List<Location> all() {
    return locations(handle.createQuery(ALL + "order by created_at, id"));
  }

  Optional<Location> find(UUID id) {
    return first(handle.createQuery(ALL + "where id = :id").bind("id", id));
  }

  Optional<Location> find(String type, String target) {
    return first(
        handle
            .createQuery(ALL + "where type = :type and target = :target")
            .bind("type", type)
            .bind("target", target));
  }

  List<String> readBefore(Instant time) {
    return handle
        .createQuery(
            "select id from catalog_location where refreshed_at < :time order by refreshed_at, id")
        .bind("time", time)
        .mapTo(String.class)
        .list();
  }

  /** The locations below which an entity is. */
  List<Location> above(EntityRef ref) {
    return locations(
        handle
            .createQuery(
                """
                with recursive above (ref) as (
                  select cast(:ref as text) collate "C"
                  union
                  select edge.source_ref from catalog_edge edge
                  join above on edge.target_ref = above.ref where edge.source_ref is not null
                )
                select * from catalog_location
                where entity_ref in (select ref from above) order by created_at, id
                """)
            .bind("ref", ref.format()));
  }

  /** The entities below a location in the order of their files. */
  List<EntityRef> below(EntityRef location) {
    return handle
        .createQuery(
            """
            with recursive below (ref, path) as (
              select target_ref, array[position] from catalog_edge where source_ref = :ref
              union all
              select edge.target_ref, below.path || edge.position from catalog_edge edge
              join below on edge.source_ref = below.ref where cardinality(below.path) < 32
            )
            select ref from below group by ref order by min(path)
            """)
        .bind("ref", location.format())
        .map((row, context) -> EntityRef.parse(row.getString(1)))
        .list();
  }

  /**
   * @return whether it is there now and was not before
   */
  boolean insert(LocationRequest request, EntityRef entityRef) {
    return handle
            .createUpdate(
                """
                insert into catalog_location (type, target, entity_ref, registered_by, mark)
                values (:type, :target, :entityRef, :registeredBy, :mark) on conflict do nothing
                """)
            .bind("type", request.type())
            .bind("target", request.target())
            .bind("entityRef", entityRef.format())
            .bind("registeredBy", request.registeredBy())
            .bind("mark", request.mark())
            .execute()
        > 0;
  }

  /** Notes where a location points and that it was read now. */
  void refreshed(UUID id, String type, String target) {
    handle
        .createUpdate(
            """
            update catalog_location set type = :type, target = :target, refreshed_at = now()
            where id = :id
            """)
        .bind("id", id)
        .bind("type", type)
        .bind("target", target)
        .execute();
  }

  void delete(UUID id) {
    handle.execute("delete from catalog_location where id = ?", id);
  }

  private Optional<Location> first(Query query) {
    return locations(query).stream().findFirst();
  }

  private List<Location> locations(Query query) {
    List<Location> bare =
        query
            .map(
                (row, context) ->
                    new Location(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("target"),
                        EntityRef.parse(row.getString("entity_ref")),
                        row.getString("registered_by"),
                        row.getString("mark"),
                        row.getTimestamp("created_at").toInstant(),
                        List.of()))
            .list();
    Map<String, List<StoredFault>> faults =
        Faults.below(handle, bare.stream().map(one -> one.entityRef().format()).toList());
    return bare.stream()
        .map(one -> one.withFaults(faults.getOrDefault(one.entityRef().format(), List.of())))
        .toList();
  }
}
