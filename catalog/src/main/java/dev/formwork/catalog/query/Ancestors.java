package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.CatalogDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Walks from an entity to what it was read from, and on to what that was read from. */
final class Ancestors {

  private final EntityQueries queries;
  private final CatalogDatabase database;

  Ancestors(EntityQueries queries, CatalogDatabase database) {
    this.queries = queries;
    this.database = database;
  }

  Optional<Ancestry> of(EntityRef ref, EntityFilter visible) {
    Map<String, Ancestry.Item> items = new LinkedHashMap<>();
    Set<String> next = new LinkedHashSet<>(List.of(ref.format()));
    while (!next.isEmpty()) {
      List<String> refs = List.copyOf(next);
      List<Optional<Entity>> entities = queries.byRefs(refs, visible);
      Map<String, List<EntityRef>> parents = parents(refs);
      next = new LinkedHashSet<>();
      for (int i = 0; i < refs.size(); i++) {
        List<EntityRef> above = parents.getOrDefault(refs.get(i), List.of());
        if (entities.get(i).isPresent()) {
          items.put(refs.get(i), new Ancestry.Item(entities.get(i).get(), above));
          for (EntityRef parent : above) {
            if (!items.containsKey(parent.format())) {
              next.add(parent.format());
            }
          }
        }
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ancestry(ref, new ArrayList<>(items.values())));
  }

  private Map<String, List<EntityRef>> parents(List<String> refs) {
    var sql = new Sql().add("select target_ref, source_ref from catalog_edge");
    sql.add("where source_ref is not null and target_ref = any(").bind(refs).add(")");
    sql.add("order by source_ref");
    Map<String, List<EntityRef>> parents = new TreeMap<>();
    database.read(
        handle ->
            sql.on(handle)
                .map(
                    (row, context) ->
                        parents
                            .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(EntityRef.parse(row.getString(2))))
                .list());
    return parents;
  }
}
